import type { Island } from './island.ts'

/** Clones the own enumerable string keys; symbol keys are dropped, and what a getter deleted is skipped. */
export function cloneProperties(original: object, copy: object, island: Island): void {
  for (const key of Object.keys(original)) {
    if (!Object.hasOwn(original, key)) continue
    const value = island.clone(Reflect.get(original, key))
    Reflect.defineProperty(copy, key, { value, writable: true, enumerable: true, configurable: true })
  }
}
