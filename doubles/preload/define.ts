import type { Context } from 'node:vm'

/** Makes an ordinary property of a world's global, which scripts may replace. */
export function put(context: Context, name: string, value: unknown): void {
  Object.defineProperty(context, name, { value, writable: true, enumerable: false, configurable: true })
}

/** Gives a global those properties of another, looked up when they are used: Node loads some of these only then. */
export function take(context: Context, from: object, names: readonly string[]): void {
  for (const name of names) {
    if (!(name in from)) continue
    const get = () => Reflect.get(from, name)
    const set = (value: unknown) => put(context, name, value)
    Object.defineProperty(context, name, { get, set, enumerable: false, configurable: true })
  }
}
