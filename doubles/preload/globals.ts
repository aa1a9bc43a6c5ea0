import type { Context } from 'node:vm'
import { followClock } from './clock.ts'
import { put, take } from './define.ts'
import { equipTimers } from './timers.ts'

/** What Electron's pages and preload scripts have beside ECMAScript, and Node has too. */
const shared = [
  'AbortController',
  'AbortSignal',
  'Blob',
  'BroadcastChannel',
  'CustomEvent',
  'DOMException',
  'Event',
  'EventTarget',
  'FormData',
  'Headers',
  'MessageChannel',
  'MessageEvent',
  'Request',
  'Response',
  'TextDecoder',
  'TextEncoder',
  'URL',
  'URLSearchParams',
  'WebSocket',
  'atob',
  'btoa',
  'console',
  'crypto',
  'fetch',
  'performance',
  'queueMicrotask',
  'structuredClone',
]

/** What only preload scripts have. */
const ofPreloads = ['Buffer', 'clearImmediate', 'setImmediate']

/** What both worlds see of one page. */
const ofPage = ['document', 'location', 'navigator', 'localStorage', 'sessionStorage', 'customElements', 'history']
const domClasses = ['Document', 'Element', 'HTMLElement', 'KeyboardEvent', 'MouseEvent', 'MutationObserver', 'Node']
const pageFunctions = ['getComputedStyle', 'requestAnimationFrame', 'cancelAnimationFrame', 'matchMedia']
const events = ['addEventListener', 'removeEventListener', 'dispatchEvent']

/** Makes a context look like a page without a DOM; events can be sent to it. */
export function equipPage(context: Context): Context {
  take(context, globalThis, shared)
  equipTimers(context)
  followClock(context)
  const target = new EventTarget()
  for (const name of events)
    put(context, name, (...args: unknown[]) => Reflect.apply(Reflect.get(target, name), target, args))
  nameItself(context)
  return context
}

/** Makes a context look like the world of a preload script of that page. */
export function equipIsolated(context: Context, page: object, process: object): void {
  take(context, globalThis, [...shared, ...ofPreloads])
  equipTimers(context)
  followClock(context)
  take(context, page, [...ofPage, ...domClasses])
  for (const name of [...events, ...pageFunctions]) {
    const value: unknown = Reflect.get(page, name)
    if (typeof value === 'function') put(context, name, (...args: unknown[]) => Reflect.apply(value, page, args))
  }
  put(context, 'process', process)
  nameItself(context)
  put(context, 'global', context)
}

/** A context is its own global object. */
function nameItself(context: Context): void {
  put(context, 'window', context)
  put(context, 'self', context)
}
