import { dom, type Element, type Node, type Svg } from './dom.ts'

/**
 * The worlds share DOM nodes that belong to nobody's scenario and stand in no document: a text that carries commands
 * and logs, and a point for the time within a scenario. Both worlds take their own hold of them and of the accessors
 * they need, once, before any scenario runs; nothing of it passes through the bridge under test.
 */
export interface SharedNodes {
  /** the event target of both worlds' listeners */
  target: EventTarget
  read(): string
  write(text: string): void
  /** 0, 1, 2, ... over both worlds since the last restart */
  tick(): number
  restart(): void
  /** index of the step under way in either world */
  step(): number
  startStep(index: number): void
}

/** Makes the nodes, in the page's world, and shows them to `show` while they are in the document. */
export function makeSharedNodes(show: () => void): SharedNodes {
  const target = dom.document.createElement('div')
  target.append(dom.document.createTextNode(''), dom.document.createElementNS('http://www.w3.org/2000/svg', 'svg'))
  dom.document.documentElement.append(target)
  show()
  target.remove()
  return holdNodes(target)
}

/** This world's hold of the nodes; in the preload script: while the page's script shows them. */
export function holdNodes(target: Element = dom.document.documentElement.lastElementChild): SharedNodes {
  const [text, svg] = target.childNodes as Iterable<Node> as [Node, Svg]
  // A point's coordinate holds whole numbers up to 2^24 and is ten times as fast as text.
  const point = svg.currentTranslate
  const { apply } = Reflect
  const data = accessorOf(dom.CharacterData.prototype, 'data')
  const x = accessorOf(Object.getPrototypeOf(point), 'x')
  const y = accessorOf(Object.getPrototypeOf(point), 'y')
  const none: [] = []
  return {
    target,
    read: () => apply(data.get, text, none),
    write: (value) => apply(data.set, text, [value]),
    tick: () => {
      const tick = apply(x.get, point, none)
      apply(x.set, point, [tick + 1])
      return tick
    },
    restart: () => apply(x.set, point, [0]),
    step: () => apply(y.get, point, none),
    startStep: (index) => apply(y.set, point, [index]),
  }
}

function accessorOf(prototype: object, key: string) {
  const { get, set } = Object.getOwnPropertyDescriptor(prototype, key)!
  return { get: get!, set: set! }
}

/** Sends an event to a node's listeners in both worlds; they run before it returns. */
export function sender(target: EventTarget): (event: Event) => void {
  const { apply } = Reflect
  const { dispatchEvent } = EventTarget.prototype
  return (event) => {
    apply(dispatchEvent, target, [event])
  }
}

/** Keeps unhandled errors and rejections, which scenarios leave in plenty, from being written to the log. */
export function muffle(): void {
  const { apply } = Reflect
  const { preventDefault } = Event.prototype
  const prevent = (event: Event) => apply(preventDefault, event, [])
  dom.addEventListener('error', prevent)
  dom.addEventListener('unhandledrejection', prevent)
}
