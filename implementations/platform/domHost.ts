import { type ElementTag, elementInterfaces, type PlatformObject } from '../../model/scenario/dom.ts'
import type { DomHost } from '../world/agent.ts'

/** The part of a browser's globals that is used, typed here: the project's other code must not see a DOM. */
interface Platform {
  document: {
    createElement(tag: string): object
    createElementNS(namespace: string, tag: string): object
    createTextNode(text: string): object
    createComment(text: string): object
    createDocumentFragment(): object
  }
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
  const { createElement, createElementNS, createTextNode, createComment, createDocumentFragment } = document
  const localName = getterOf(platform.Element.prototype, 'localName')
  const blobSize = getterOf(Blob.prototype, 'size')
  const blobType = getterOf(Blob.prototype, 'type')
  const fileName = getterOf(File.prototype, 'name')
  const signalOf = getterOf(AbortController.prototype, 'signal')

  function makePlatformObject(of: PlatformObject): object {
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
      default:
        return of satisfies never
    }
  }

  const interfaces = new Set<string>([...Object.values(elementInterfaces), 'Blob', 'File'])
  // A browser has none; jsdom has one more once something was asked for.
  const element = apply(createElement, document, ['div']) as object & { classList: object }
  void element.classList

  return {
    internalKeys: getOwnPropertySymbols(element),
    prototypes: [...interfaces].map((name) => [name, platform[name]!.prototype] as const),
    makeElement: (tag: ElementTag) =>
      tag === 'svg' ? apply(createElementNS, document, [svgNamespace, tag]) : apply(createElement, document, [tag]),
    makeBlob(text, type, name) {
      const options = bare({ type })
      return name === undefined ? construct(Blob, [[text], options]) : construct(File, [[text], name, options])
    },
    makePlatformObject,
    tagOf: (object) => quietly(localName, object) as string | undefined,
    blobSize: (object) => quietly(blobSize, object) as number | undefined,
    blobType: (blob) => blobType(blob) as string,
    fileName: (blob) => quietly(fileName, blob) as string | undefined,
  }
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

const { setPrototypeOf } = Reflect

function bare<T extends object>(record: T): T {
  setPrototypeOf(record, null)
  return record
}
