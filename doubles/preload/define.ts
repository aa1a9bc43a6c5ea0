/** Makes an ordinary property, as the ones of a global object are: scripts may replace it. */
export function put(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true })
}

/** Gives an object those properties of another that it has, looked up when they are used: Node loads some of these only then. */
export function take(target: object, from: object, names: readonly string[]): void {
  for (const name of names) {
    if (!(name in from)) continue
    const get = () => Reflect.get(from, name)
    const set = (value: unknown) => put(target, name, value)
    Object.defineProperty(target, name, { get, set, enumerable: false, configurable: true })
  }
}
