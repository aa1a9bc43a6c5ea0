import { nodeBrands, type PlatformBrand } from '../implementations/bridge/brands.ts'
import { inheritedTag } from '../implementations/bridge/builtins.ts'
import type { Host } from '../implementations/bridge/host.ts'
import { jsdomHost } from '../implementations/platform/jsdomHost.ts'
import { withPlatform } from '../implementations/platform/withPlatform.ts'

/** Classes of the platform that Node has too, by the tag of their objects. Node loads some only when they are asked for. */
const brandByTag: ReadonlyMap<unknown, PlatformBrand> = new Map([
  ['Blob', 'wrapper'],
  ['File', 'wrapper'],
  ...[
    'AbortController',
    'AbortSignal',
    'BroadcastChannel',
    'CompressionStream',
    'CustomEvent',
    'DecompressionStream',
    'DOMException',
    'Event',
    'EventTarget',
    'FormData',
    'Headers',
    'MessageChannel',
    'MessageEvent',
    'MessagePort',
    'Performance',
    'PerformanceEntry',
    'PerformanceMark',
    'PerformanceMeasure',
    'PerformanceObserver',
    'PerformanceObserverEntryList',
    'PerformanceResourceTiming',
    'ReadableStream',
    'Request',
    'Response',
    'TextDecoder',
    'TextEncoder',
    'TransformStream',
    'URL',
    'URLSearchParams',
    'WritableStream',
  ].map((tag) => [tag, 'other'] as const),
])

/**
 * What a bridge must know of the hosts of these globals, beside JavaScript. Elements and blobs of two windows of jsdom
 * get a wrapper in each; where worlds share a document, or a world has none, and for Node's own blobs, the one wrapper
 * passes.
 */
export function hostOf(globals: readonly object[]): Host {
  const jsdom = globals.map(jsdomHost).find((host) => host !== undefined)
  const all = [...globals, globalThis]

  function isOf(name: string, value: object): boolean {
    return all.some((global) => {
      const constructor: unknown = Reflect.get(global, name)
      return typeof constructor === 'function' && Object.prototype.isPrototypeOf.call(constructor.prototype, value)
    })
  }

  function brandOf(value: object): PlatformBrand | undefined {
    if (nodeBrands.isProxy(value)) return undefined
    if (isOf('Element', value)) return 'wrapper'
    const tag = inheritedTag(value)
    const brand = brandByTag.get(tag)
    return brand !== undefined && isOf(tag as string, value) ? brand : undefined
  }

  const isOfJsdom = (value: object) => jsdom?.brands.platformBrand(value) !== undefined
  return {
    brands: withPlatform((value) => jsdom?.brands.platformBrand(value) ?? brandOf(value)),
    wrap: (wrapper, source, destination) =>
      jsdom !== undefined && isOfJsdom(wrapper) ? jsdom.wrap(wrapper, source, destination) : wrapper,
  }
}
