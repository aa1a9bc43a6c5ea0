/** The elements that a recipe can make: tag, and the interface whose prototype they have. `svg` is of the SVG namespace. */
export const elementInterfaces = {
  div: 'HTMLDivElement',
  span: 'HTMLSpanElement',
  input: 'HTMLInputElement',
  canvas: 'HTMLCanvasElement',
  svg: 'SVGSVGElement',
  'x-widget': 'HTMLElement',
  form: 'HTMLFormElement',
  select: 'HTMLSelectElement',
  object: 'HTMLObjectElement',
  embed: 'HTMLEmbedElement',
} as const
export type ElementTag = keyof typeof elementInterfaces

/** Elements that answer for some of their own properties themselves: V8 neither freezes nor clones them. */
export const exoticElements: ReadonlySet<ElementTag | undefined> = new Set<ElementTag>([
  'form',
  'select',
  'object',
  'embed',
])

/** Objects of the platform that a recipe can make; `docs/language.md` says how. */
export const platformObjects = [
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
] as const
export type PlatformObject = (typeof platformObjects)[number]
