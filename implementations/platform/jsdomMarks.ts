import { type LoadedUtils, utilsOf } from './jsdomUtils.ts'
import type { JsdomWindow } from './jsdomWindow.ts'

/** What a wrapper of jsdom is: an element of that namespace and local name, a Blob, a File, or another object. */
export type JsdomKind = { is: 'element'; namespace: string | null; name: string } | { is: 'blob' | 'file' | 'other' }

/** How one jsdom ties wrappers to what is behind them. */
export interface Marks {
  /** what is behind a wrapper; perhaps also of what is none but has one behind it. Never throws */
  innerOf(value: object): object | undefined
  /** whether jsdom itself knows this wrapper: the first one */
  isFirst(wrapper: object, inner: object): boolean
  /** runs nothing that was put on the wrapper */
  kindOf(wrapper: object): JsdomKind
  /** a second wrapper, for what is behind another one; `like` is a new object of the same interface, to be used up */
  wrapAnew(like: object, inner: object): object
  /** readies a wrapper for being frozen: jsdom caches in it what it has given out */
  prepare(wrapper: object): void
}

/** The marks of the jsdom that made this window; undefined when another DOM did, or one with other ways. */
export function findMarks({ document, Element, Blob, File, URL }: JsdomWindow): Marks | undefined {
  const element = document.createElement('div')
  const utils = utilsOf(element)
  if (utils === undefined) return undefined
  // URLs come from another package, which has marks of its own.
  const urls = utilsOf(new URL('about:blank'))
  // Asked for once, it is cached in the element.
  void element.classList
  const caches = Object.getOwnPropertySymbols(element).find((symbol) => symbol !== utils.implSymbol)
  const localName = reader(Element.prototype, 'localName')
  const namespaceURI = reader(Element.prototype, 'namespaceURI')
  const fileName = reader(File.prototype, 'name')
  const blobSize = reader(Blob.prototype, 'size')

  return {
    innerOf: (value) => behind(value, utils) ?? (urls && behind(value, urls)),
    isFirst: (wrapper, inner) => utils.wrapperForImpl(inner) === wrapper || urls?.wrapperForImpl(inner) === wrapper,
    kindOf(wrapper) {
      const name = localName(wrapper) as string | undefined
      if (name !== undefined) return { is: 'element', namespace: namespaceURI(wrapper) as string | null, name }
      if (fileName(wrapper) !== undefined) return { is: 'file' }
      return { is: blobSize(wrapper) === undefined ? 'other' : 'blob' }
    },
    wrapAnew(like, inner) {
      if (utils.registerWrapper === undefined) {
        Reflect.defineProperty(like, utils.implSymbol!, { value: inner, configurable: true })
        return like
      }
      const wrapper = Object.create(Object.getPrototypeOf(like))
      utils.registerWrapper(wrapper, inner, utils.descriptorOf(Reflect.get(like, Symbol.toStringTag)))
      return wrapper
    },
    prepare(wrapper) {
      if (caches === undefined || Object.hasOwn(wrapper, caches)) return
      Reflect.defineProperty(wrapper, caches, { value: Object.create(null), writable: true, configurable: true })
    },
  }
}

function behind(value: object, utils: LoadedUtils): object | undefined {
  try {
    return utils.implForWrapper(value) ?? undefined
  } catch {
    // A proxy that was revoked.
    return undefined
  }
}

/** Reads an attribute by its getter, which throws for an object of another kind: that gives undefined. */
function reader(prototype: object, key: string): (object: object) => unknown {
  const { get } = Object.getOwnPropertyDescriptor(prototype, key)!
  return (object) => {
    try {
      return Reflect.apply(get!, object, [])
    } catch {
      return undefined
    }
  }
}
