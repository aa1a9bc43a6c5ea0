/** What runners, formatters and `await` ask of any object; answering them is no use of the module. */
const harmless = new Set<PropertyKey>(['then', 'toJSON', 'constructor', '__esModule', 'default', 'nodeType', 'tagName'])

/** A module of Electron that the test has no mock of: it can be imported, and says what is missing when it is used. */
export function missing(name: string): object {
  return new Proxy(
    {},
    {
      get(_target, key) {
        if (typeof key === 'symbol' || harmless.has(key)) return undefined
        throw new Error(
          `The preload uses ${name}.${key} of electron, which has no mock: give mocks: { ${name}: { ${key}: ... } }.`,
        )
      },
    },
  )
}
