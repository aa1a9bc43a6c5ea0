/** What runners, formatters and `await` ask of any object; answering them is no use of the module. */
const harmless = new Set<PropertyKey>(['then', 'toJSON', 'constructor', '__esModule', 'default', 'nodeType', 'tagName'])

/** What to do about a member of a module that has no mock: half a sentence. */
export type Advice = (module: string, member: string) => string

/**
 * A module of Electron that the test has no mock of: it can be imported, and says what is missing when it is used.
 * It answers by what it inherits, so that a crossing, which takes own properties, makes an empty object of it.
 */
export function missing(name: string, advice: Advice): object {
  return Object.create(
    new Proxy(
      {},
      {
        get(_target, key) {
          if (typeof key === 'symbol' || harmless.has(key)) return undefined
          throw hasNoMock(name, key, advice)
        },
      },
    ),
  )
}

export function hasNoMock(name: string, key: string, advice: Advice): Error {
  return new Error(`The preload uses ${name}.${key} of electron, which has no mock: ${advice(name, key)}.`)
}
