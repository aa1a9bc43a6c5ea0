/** What a wrapper of jsdom is: an element of that namespace and local name, a Blob, a File, or another object. */
export type JsdomKind = { is: 'element'; namespace: string | null; name: string } | { is: 'blob' | 'file' | 'other' }

/** How one jsdom ties a wrapper to what is behind it: by symbols of its own, learned from objects of it. */
export interface Marks {
  /** what is behind a wrapper; also of a proxy around one, if its traps let it through. Never throws */
  innerOf(value: object): object | undefined
  /** whether jsdom itself knows this wrapper: the first one */
  isFirst(wrapper: object, inner: object): boolean
  /** runs nothing that was put on the wrapper */
  kindOf(wrapper: object): JsdomKind
  /** lets a wrapper stand for something else */
  point(wrapper: object, inner: object): void
  /** readies a wrapper for being frozen: jsdom caches in it what it has given out */
  prepare(wrapper: object): void
}

/** As much of a window as is used here: the project's other code must not see a DOM. */
export interface JsdomWindow {
  document: JsdomDocument
  Element: { prototype: object }
  Blob: { new (): object; prototype: object }
  URL: new (text: string) => object
  File: { new (parts: never[], name: string): object; prototype: object }
}

export interface JsdomDocument {
  defaultView: JsdomWindow | null
  createElement(tag: string): object & { classList: object }
  implementation: { createHTMLDocument(title: string): JsdomDocument }
  createElementNS(namespace: string | null, name: string): object
}

/** The window of jsdom that a global is, or that it has the document of; undefined when there is none. */
export function windowOf(global: object): JsdomWindow | undefined {
  const { document } = global as Partial<JsdomWindow>
  return typeof document?.createElement === 'function' ? (document.defaultView ?? undefined) : undefined
}

/** The marks of the jsdom that made this window; undefined when another DOM did, or one with other ways. */
export function findMarks({ document, Element, Blob, File, URL }: JsdomWindow): Marks | undefined {
  const element = document.createElement('div')
  const link = linkOf(element)
  if (link === undefined) return undefined
  const { inner, back } = link
  // URLs come from another package, which has symbols of its own.
  const other = linkOf(new URL('about:blank'))
  // Asked for once, it is cached in the element.
  void element.classList
  const caches = Object.getOwnPropertySymbols(element).find((symbol) => symbol !== inner)
  const localName = reader(Element.prototype, 'localName')
  const namespaceURI = reader(Element.prototype, 'namespaceURI')
  const fileName = reader(File.prototype, 'name')
  const blobSize = reader(Blob.prototype, 'size')

  return {
    innerOf: (value) => behind(value, inner) ?? (other && behind(value, other.inner)),
    isFirst: (wrapper, of) => Reflect.get(of, back) === wrapper || (other && Reflect.get(of, other.back)) === wrapper,
    kindOf(wrapper) {
      const name = localName(wrapper) as string | undefined
      if (name !== undefined) return { is: 'element', namespace: namespaceURI(wrapper) as string | null, name }
      if (fileName(wrapper) !== undefined) return { is: 'file' }
      return { is: blobSize(wrapper) === undefined ? 'other' : 'blob' }
    },
    point(wrapper, to) {
      Reflect.defineProperty(wrapper, inner, { value: to, configurable: true })
    },
    prepare(wrapper) {
      if (caches === undefined || Object.hasOwn(wrapper, caches)) return
      Reflect.defineProperty(wrapper, caches, { value: Object.create(null), writable: true, configurable: true })
    },
  }
}

function behind(value: object, symbol: symbol): object | undefined {
  try {
    const found: unknown = Reflect.getOwnPropertyDescriptor(value, symbol)?.value
    return typeof found === 'object' && found !== null ? found : undefined
  } catch {
    return undefined
  }
}

/** The symbol that leads from a wrapper to what is behind it, and the one that leads back. */
function linkOf(wrapper: object): { inner: symbol; back: symbol } | undefined {
  for (const inner of Object.getOwnPropertySymbols(wrapper)) {
    const behind: unknown = Reflect.get(wrapper, inner)
    if (typeof behind !== 'object' || behind === null) continue
    const back = Object.getOwnPropertySymbols(behind).find((symbol) => Reflect.get(behind, symbol) === wrapper)
    if (back !== undefined) return { inner, back }
  }
  return undefined
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
