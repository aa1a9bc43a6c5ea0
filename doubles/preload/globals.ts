import type { Context } from 'node:vm'
import { followClock } from './clock.ts'
import { put, take } from './define.ts'
import { classesOf, viewPage } from './pageView.ts'
import { equipTimers } from './timers.ts'
import { windowKeys } from './window-keys.ts'

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

const events = ['addEventListener', 'removeEventListener', 'dispatchEvent']

/** Makes a context look like a page without a DOM; events can be sent to it. */
export function equipPage(context: Context): Context {
  take(context, globalThis, shared)
  equipTimers(context)
  followClock(context)
  const target = new EventTarget()
  for (const name of events)
    put(context, name, (...args: unknown[]) => Reflect.apply(Reflect.get(target, name), target, args))
  for (const name of ['window', 'self', 'frames', 'top', 'parent']) put(context, name, context)
  Object.setPrototypeOf(context, inNameOnly(Object.getPrototypeOf(context)))
  return context
}

/** What each window has, in name only: no API can be exposed there, and a page may have its own in that place. */
function inNameOnly(parent: object): object {
  const names = Object.create(parent)
  for (const name of windowKeys) put(names, name, undefined)
  return names
}

/** Makes a context look like the world of a preload script of that page. */
export function equipIsolated(context: Context, page: object, process: object): void {
  const classes = classesOf(page, context)
  take(context, page, classes)
  const ofHost = [...shared, ...ofPreloads].filter((name) => !classes.includes(name))
  take(context, globalThis, ofHost)
  equipTimers(context)
  followClock(context)
  put(context, 'process', process)
  for (const name of ['window', 'self', 'frames', 'global']) put(context, name, context)
  put(context, 'customElements', null)
  viewPage(context, page)
}
