import type { World } from './recipe.ts'

/**
 * The elements that a recipe can make: tag, and the interface whose prototype they have. `svg` is of the SVG namespace,
 * `x-widget` is defined nowhere, `x-card` is a custom element that the page defines.
 */
export const elementInterfaces = {
  div: 'HTMLDivElement',
  span: 'HTMLSpanElement',
  input: 'HTMLInputElement',
  canvas: 'HTMLCanvasElement',
  svg: 'SVGSVGElement',
  'x-widget': 'HTMLElement',
  'x-card': 'HTMLElement',
  form: 'HTMLFormElement',
  select: 'HTMLSelectElement',
  object: 'HTMLObjectElement',
  embed: 'HTMLEmbedElement',
} as const
export type ElementTag = keyof typeof elementInterfaces

/** The class of `x-card`, which only the page's world knows. */
export const cardClass = 'CardElement'

/** The interface of an element as a world sees it. */
export function interfaceOf(tag: ElementTag, world: World): string {
  return tag === 'x-card' && world === 'main' ? cardClass : elementInterfaces[tag]
}

/** Elements that answer for some of their own properties themselves: V8 neither freezes nor clones them. */
export const exoticElements: ReadonlySet<ElementTag | undefined> = new Set<ElementTag>([
  'form',
  'select',
  'object',
  'embed',
])

/** Objects of the platform that a world can make; `docs/language.md` says how. */
export const madeObjects = [
  'text',
  'comment',
  'fragment',
  'event',
  'domException',
  'url',
  'headers',
  'formData',
  'abortSignal',
  'domRect',
  'attr',
  'shadowRoot',
  'nodeList',
  'dataset',
  'tokenList',
  'abortController',
  'messagePort',
  'readableStream',
  'textEncoder',
  'urlSearchParams',
  'imageData',
  'videoFrame',
] as const
export type MadeObject = (typeof madeObjects)[number]

/** Objects that are there already, once: the preload's own. */
export const foundObjects = ['ipcRenderer', 'window'] as const
export type FoundObject = (typeof foundObjects)[number]

/** Objects of the platform that a recipe can ask for. */
export const platformObjects = [...madeObjects, ...foundObjects] as const
export type PlatformObject = (typeof platformObjects)[number]

/** Tells the preload's own objects from those that a world makes. */
export function isFound(of: PlatformObject): of is FoundObject {
  return foundObjects.some((found) => found === of)
}

/** Objects of the platform that jsdom lacks, or makes otherwise than a browser. */
export const browserObjects: ReadonlySet<PlatformObject> = new Set<PlatformObject>([
  'nodeList',
  'dataset',
  'tokenList',
  'messagePort',
  'readableStream',
  'textEncoder',
  'imageData',
])

/** Objects of the platform that answer for some of their own properties themselves: V8 does not clone them. */
export const exoticObjects: ReadonlySet<PlatformObject | undefined> = new Set<PlatformObject>([
  'nodeList',
  'dataset',
  'tokenList',
])
