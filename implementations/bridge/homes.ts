import type { Realm } from './realm.ts'

/** Which functions are proxied ones, and the originals behind them. */
export interface Homes {
  remember(proxied: object, original: object, realm: Realm): void
  /** the original behind `value`, if `value` is a proxied function whose original is of that world */
  find(value: object, realm: Realm): object | undefined
}

export function createHomes(): Homes {
  const originals = new WeakMap<object, { original: object; realm: Realm }>()
  return {
    remember: (proxied, original, realm) => {
      originals.set(proxied, { original, realm })
    },
    find: (value, realm) => {
      const home = originals.get(value)
      return home?.realm === realm ? home.original : undefined
    },
  }
}
