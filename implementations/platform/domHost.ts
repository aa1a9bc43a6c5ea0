import { cardClass, type ElementTag, elementInterfaces, type MadeObject } from '../../model/scenario/dom.ts'
import type { DomHost } from '../world/agent.ts'

/** The part of a browser's globals that is used, typed here: the project's other code must not see a DOM. */
interface Platform {
  document: {
    createElement(tag: string): {
      classList: { add(token: string): void }
      attachShadow(options: object): object
      querySelectorAll(selector: string): object
    }
    createElementNS(namespace: string, tag: string): object
    createTextNode(text: string): object
    createComment(text: string): object
    createDocumentFragment(): object
    createAttribute(name: string): object
  }
  /** the isolated world has none */
  customElements: { define(tag: string, constructor: unknown): void } | null
  HTMLElement: new () => object
  Element: { prototype: object }
  Blob: new (parts: string[], options: { type: string }) => object
  File: new (parts: string[], name: string, options: { type: string }) => object
  Event: new (type: string) => object
  DOMException: new (message: string) => object
  URL: new (text: string) => object
  Headers: new () => object
  FormData: new () => object
  AbortController: new () => { signal: object }
  DOMRect: new () => object
  MessageChannel: (new () => { port1: object }) | undefined
  ReadableStream: new () => object
  TextEncoder: new () => object
  URLSearchParams: new () => object
  ImageData: new (width: number, height: number) => object
  VideoFrame: new (pixels: object, options: object) => object
}

const svgNamespace = 'http://www.w3.org/2000/svg'
const { apply, construct, getOwnPropertyDescriptor } = Reflect
const { getOwnPropertySymbols } = Object

/**
 * Takes hold of the platform of the world that runs this, before any scenario does. Options and arguments inherit
 * nothing that a page could have patched.
 */
export function takePlatform(): DomHost {
  const platform = globalThis as unknown as Platform & Record<string, { prototype: object }>
  const { document, Blob, File, Event, DOMException, URL, Headers, FormData, AbortController, DOMRect } = platform
  const { MessageChannel, ReadableStream, TextEncoder, URLSearchParams, ImageData, VideoFrame, Uint8Array } = platform
  const { createElement, createElementNS, createTextNode, createComment, createDocumentFragment } = document
  const { createAttribute } = document
  const probe = document.createElement('div')
  const { attachShadow, querySelectorAll } = probe
  const { add: addToken } = probe.classList
  const datasetOf = getterOf(platform.HTMLElement.prototype, 'dataset')
  const tokensOf = getterOf(platform.Element.prototype, 'classList')
  // jsdom lacks it and others: see the capability `browser`.
  const firstPort = MessageChannel === undefined ? undefined : getterOf(MessageChannel.prototype, 'port1')
  const localName = getterOf(platform.Element.prototype, 'localName')
  const blobSize = getterOf(Blob.prototype, 'size')
  const blobType = getterOf(Blob.prototype, 'type')
  const fileName = getterOf(File.prototype, 'name')
  const signalOf = getterOf(AbortController.prototype, 'signal')

  function makePlatformObject(of: MadeObject): object {
    switch (of) {
      case 'text':
        return apply(createTextNode, document, [''])
      case 'comment':
        return apply(createComment, document, [''])
      case 'fragment':
        return apply(createDocumentFragment, document, [])
      case 'event':
        return construct(Event, ['type'])
      case 'domException':
        return construct(DOMException, ['not done'])
      case 'url':
        return construct(URL, ['https://example.org/'])
      case 'headers':
        return construct(Headers, [])
      case 'formData':
        return construct(FormData, [])
      case 'abortSignal':
        return signalOf(construct(AbortController, [])) as object
      case 'domRect':
        return construct(DOMRect, [])
      case 'attr':
        return apply(createAttribute, document, ['title'])
      case 'shadowRoot':
        return apply(attachShadow, makeElement('div'), [bare({ mode: 'open' })])
      case 'nodeList':
        return apply(querySelectorAll, makeElement('div'), ['p'])
      case 'dataset': {
        const entries = datasetOf(makeElement('div')) as Record<string, string>
        entries.size = 'large'
        return entries
      }
      case 'tokenList': {
        const tokens = tokensOf(makeElement('div'))
        apply(addToken, tokens, ['large'])
        return tokens as object
      }
      case 'abortController':
        return construct(AbortController, [])
      case 'messagePort':
        return firstPort!(construct(MessageChannel!, [])) as object
      case 'readableStream':
        // What it looks for in its arguments, it must not find on a patched Object.prototype.
        return construct(ReadableStream, [bare({}), bare({})])
      case 'textEncoder':
        return construct(TextEncoder, [])
      case 'urlSearchParams':
        return construct(URLSearchParams, [])
      case 'imageData':
        return construct(ImageData, [1, 1])
      case 'videoFrame': {
        const format = bare({ format: 'RGBA', codedWidth: 1, codedHeight: 1, timestamp: 0 })
        return construct(VideoFrame, [construct(Uint8Array as never, [4]), format])
      }
      default:
        return of satisfies never
    }
  }

  function makeElement(tag: ElementTag): object {
    return tag === 'svg' ? apply(createElementNS, document, [svgNamespace, tag]) : apply(createElement, document, [tag])
  }

  const interfaces = [...new Set<string>([...Object.values(elementInterfaces), 'Blob', 'File', 'VideoFrame'])]
  const prototypes = interfaces.flatMap((name) => {
    const prototype = platform[name]?.prototype
    return prototype === undefined ? [] : [[name, prototype] as [string, object]]
  })
  const card = defineCard(platform)
  if (card !== undefined) prototypes.push([cardClass, card])
  return {
    // A browser has none of these; jsdom has one more once something was asked for, as its `classList` was.
    internalKeys: getOwnPropertySymbols(probe),
    prototypes,
    makeElement,
    makeBlob(text, type, name) {
      const options = bare({ type })
      const parts = iterable([text])
      return name === undefined ? construct(Blob, [parts, options]) : construct(File, [parts, name, options])
    },
    makePlatformObject,
    tagOf: (object) => quietly(localName, object) as string | undefined,
    blobSize: (object) => quietly(blobSize, object) as number | undefined,
    blobType: (blob) => blobType(blob) as string,
    fileName: (blob) => quietly(fileName, blob) as string | undefined,
  }
}

/** Defines the custom element in the world that can, and gives its prototype. */
function defineCard({ customElements, HTMLElement }: Platform): object | undefined {
  if (customElements === null) return undefined
  class CardElement extends HTMLElement {
    label = 'card'
    /** The one that V8 11 makes where none is written iterates over its arguments, which a page may have patched. */
    // biome-ignore lint/complexity/noUselessConstructor: see above
    constructor() {
      super()
    }
  }
  customElements.define('x-card', CardElement)
  return CardElement.prototype
}

type Getter = (object: object) => unknown

function getterOf(prototype: object, key: string): Getter {
  const { get } = getOwnPropertyDescriptor(prototype, key)!
  const none: [] = []
  return (object) => apply(get!, object, none)
}

/** A getter of the platform throws for an object of another kind. */
function quietly(getter: Getter, object: object): unknown {
  try {
    return getter(object)
  } catch {
    return undefined
  }
}

const { setPrototypeOf, defineProperty } = Reflect
const iterate = Array.prototype[Symbol.iterator]

/** A list that is walked by the intrinsic iterator, whatever a scenario puts in its place: jsdom asks for it. */
function iterable<T>(list: T[]): T[] {
  defineProperty(list, Symbol.iterator, bare({ value: iterate }))
  return list
}

function bare<T extends object>(record: T): T {
  setPrototypeOf(record, null)
  return record
}
