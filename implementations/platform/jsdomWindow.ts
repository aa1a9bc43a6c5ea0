/** As much of a window as is used here: the project's other code must not see a DOM. */
export interface JsdomWindow {
  document: JsdomDocument
  Element: { prototype: object }
  Blob: { new (): object; prototype: object }
  File: { new (parts: never[], name: string): object; prototype: object }
  URL: new (text: string) => object
}

export interface JsdomDocument {
  defaultView: JsdomWindow | null
  createElement(tag: string): object & { classList: object }
  createElementNS(namespace: string | null, name: string): object
  implementation: { createHTMLDocument(title: string): JsdomDocument }
}

/** The window that a global is, or that it has the document of; undefined when there is none. */
export function windowOf(global: object): JsdomWindow | undefined {
  const { document } = global as Partial<JsdomWindow>
  return typeof document?.createElement === 'function' ? (document.defaultView ?? undefined) : undefined
}
