import { dirname, join } from 'node:path'

/** The module of jsdom that ties wrappers to what is behind them: no API of it can give a node a second wrapper. */
export interface JsdomUtils {
  /** what is behind a wrapper; before jsdom 30 also of what inherits from one, and through the traps of a proxy */
  implForWrapper(wrapper: object): object | null | undefined
  /** the one wrapper that jsdom itself knows */
  wrapperForImpl(inner: object): object | null | undefined
  /** before jsdom 30: the key of what is behind a wrapper */
  implSymbol?: symbol
  /** since jsdom 30: makes an object a wrapper, once and for all */
  registerWrapper?(wrapper: object, inner: object, interfaceDescriptor: unknown): unknown
}

export interface LoadedUtils extends JsdomUtils {
  /** since jsdom 30: what `registerWrapper` wants to know of the interface of that name */
  descriptorOf(interfaceName: string): unknown
}

/** Of jsdom, and of the package that brings its URLs. */
const places = /[/\\](?:jsdom[/\\]lib[/\\]generated[/\\]idl|whatwg-url[/\\]lib)[/\\]utils\.js$/

/**
 * The loaded one that knows an object. It is looked for among what is loaded, because a project may have several jsdoms,
 * and Vitest loads its own.
 */
export function utilsOf(wrapper: object): LoadedUtils | undefined {
  // Not imported: some pools of Vitest give test code another module, which knows of no jsdom.
  const { cache } = process.getBuiltinModule('node:module').createRequire(join(process.cwd(), 'jsdom'))
  for (const path of Object.keys(cache)) {
    if (!places.test(path)) continue
    const utils = cache[path]!.exports as JsdomUtils
    if (typeof utils.implForWrapper !== 'function' || !utils.implForWrapper(wrapper)) continue
    return {
      ...utils,
      descriptorOf: (name) => cache[join(dirname(path), `${name}.js`)]?.exports.interfaceDescriptor,
    }
  }
  return undefined
}
