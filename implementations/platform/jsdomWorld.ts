import type { JsdomKind, Marks } from './jsdomMarks.ts'
import { type JsdomWindow, windowOf } from './jsdomWindow.ts'

/** One window of jsdom, as far as wrappers go. */
export interface JsdomWorld {
  window: JsdomWindow
  /** the wrappers that this world has of what crossed, by what is behind them */
  wrappers: WeakMap<object, object>
  /** whether a wrapper was made in this window */
  owns(wrapper: object): boolean
  /** a new wrapper of this world for what is behind a wrapper of that kind */
  wrapAnew(kind: JsdomKind, inner: object): object
}

/** Undefined when the global has no window, or one of another jsdom. */
export function openJsdomWorld(global: object, marks: Marks): JsdomWorld | undefined {
  const window = windowOf(global)
  if (window === undefined || marks.innerOf(window.document) === undefined) return undefined
  const { document, Element, Blob, File } = window
  // No constructor of a custom element runs in a document without a window, but its prototypes are those of this one.
  const inert = document.implementation.createHTMLDocument('')

  function make(kind: JsdomKind): object {
    switch (kind.is) {
      case 'element':
        return inert.createElementNS(kind.namespace, kind.name)
      case 'blob':
        return new Blob()
      case 'file':
        return new File([], '')
      default:
        throw new Error(`An object of jsdom of the kind "${kind.is}" has no wrapper for a second world.`)
    }
  }

  return {
    window,
    wrappers: new WeakMap(),
    owns: (wrapper) => inherits(wrapper, Element.prototype) || inherits(wrapper, Blob.prototype),
    wrapAnew: (kind, inner) => marks.wrapAnew(make(kind), inner),
  }
}

function inherits(object: object, prototype: object): boolean {
  return Object.prototype.isPrototypeOf.call(prototype, object)
}
