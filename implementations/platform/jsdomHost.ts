import type { PlatformBrand } from '../bridge/brands.ts'
import type { Host } from '../bridge/host.ts'
import type { Realm } from '../bridge/realm.ts'
import { findMarks, type JsdomKind, type Marks } from './jsdomMarks.ts'
import { windowOf } from './jsdomWindow.ts'
import { type JsdomWorld, openJsdomWorld } from './jsdomWorld.ts'
import { withPlatform } from './withPlatform.ts'

/** Elements that Chromium answers for itself: seen in Electron 25.1.1 and 33.2.1. */
const exotic: ReadonlySet<string> = new Set(['form', 'select', 'embed', 'object'])

/**
 * The host of worlds in windows of the jsdom that `global` is of; undefined when it is of none.
 *
 * jsdom knows one wrapper of each node and blob, in the window that made it. A second one is a wrapper of the same kind
 * from the other window that stands for the same node. jsdom takes it everywhere, but itself only ever gives the first:
 * what a world reaches by navigation (`parentNode`) may be the other world's wrapper.
 */
export function jsdomHost(global: object): Host | undefined {
  const window = windowOf(global)
  const marks = window && findMarks(window)
  return marks && hostWith(marks)
}

function hostWith(marks: Marks): Host {
  const worlds = new WeakMap<object, { world: JsdomWorld | undefined }>()
  /** wrappers that this host made */
  const made = new WeakSet<object>()
  const kinds = new WeakMap<object, JsdomKind>()

  function worldOf({ global }: Realm): JsdomWorld | undefined {
    let known = worlds.get(global)
    if (known === undefined) {
      known = { world: openJsdomWorld(global, marks) }
      worlds.set(global, known)
    }
    return known.world
  }

  /** What is behind a wrapper; undefined of every other object, also of a proxy around a wrapper. */
  function innerOf(value: object): object | undefined {
    const inner = marks.innerOf(value)
    return inner !== undefined && (marks.isFirst(value, inner) || made.has(value)) ? inner : undefined
  }

  function kindOf(wrapper: object, inner: object): JsdomKind {
    let kind = kinds.get(inner)
    if (kind === undefined) {
      kind = marks.kindOf(wrapper)
      kinds.set(inner, kind)
    }
    return kind
  }

  function platformBrand(value: object): PlatformBrand | undefined {
    const inner = innerOf(value)
    if (inner === undefined) return undefined
    const kind = kindOf(value, inner)
    if (kind.is === 'other') return 'other'
    return kind.is === 'element' && exotic.has(kind.name) ? 'exotic' : 'wrapper'
  }

  function wrap(wrapper: object, source: Realm, destination: Realm): object {
    const inner = innerOf(wrapper)!
    const from = worldOf(source)
    const to = worldOf(destination)
    // A world without a window takes what it gets; worlds of one window share its wrappers.
    if (from === undefined || to === undefined || from.window === to.window || to.owns(wrapper)) return wrapper
    from.wrappers.set(inner, wrapper)
    let counterpart = to.wrappers.get(inner)
    if (counterpart === undefined) {
      counterpart = to.wrapAnew(kindOf(wrapper, inner), inner)
      made.add(counterpart)
      to.wrappers.set(inner, counterpart)
    }
    return counterpart
  }

  return {
    brands: withPlatform(platformBrand),
    wrap(wrapper, source, destination) {
      const counterpart = wrap(wrapper, source, destination)
      marks.prepare(counterpart)
      return counterpart
    },
  }
}
