/** The part of the DOM that the application uses, typed here: the project's other code must not see a DOM. */
interface Dom {
  document: EventTarget & {
    documentElement: Element & { lastElementChild: Element; dataset: Record<string, string | undefined> }
    createElement(name: string): Element
    createElementNS(namespace: string, name: string): Node
    createTextNode(text: string): Node
  }
  CharacterData: { prototype: object }
  addEventListener(name: string, listener: (event: Event) => void): void
}

export type Node = EventTarget
export interface Element extends Node {
  childNodes: Iterable<Node>
  append(...nodes: Node[]): void
  remove(): void
}
export interface Svg extends Node {
  currentTranslate: { x: number; y: number }
}

export const dom = globalThis as unknown as Dom
