import { createRequire } from 'node:module'
import { createContext, runInContext } from 'node:vm'
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { createContextBridge } from './contextBridge.ts'

/** A page of jsdom and an iframe in it for the preload script, which exposes `api` as that expression. */
function windows(api: string, electron = '33') {
  const page = new JSDOM('<p>Hello</p><iframe></iframe>', { runScripts: 'outside-only' }).window
  const preload = (page as Page).document.querySelector('iframe').contentWindow as Page
  const { contextBridge } = createContextBridge({ electron, isolated: preload, main: page })
  preload.eval('(bridge) => { contextBridge = bridge; run = (api) => bridge.exposeInMainWorld("api", api) }')(
    contextBridge,
  )
  preload.eval(`run(${api})`)
  return { preload, page: page as Page, inPage: (source: string) => page.eval(source) }
}

// biome-ignore lint/suspicious/noExplicitAny: a window, of which the project has no types
type Page = any

/** Forgets what is loaded of jsdom, so that it loads anew. */
function clear({ cache }: NodeJS.Require): void {
  for (const path of Object.keys(cache)) if (/[/\\](jsdom|whatwg-url)[/\\]/.test(path)) delete cache[path]
}

const echo = '{ echo: (value) => { if (!(value instanceof HTMLElement)) throw Error("foreign"); return value } }'

describe('an element between two windows of jsdom', () => {
  const give = 'preload = document.createElement("div")'

  test("is the same node in the page's own wrapper", () => {
    const { preload, inPage } = windows(`[${give}, preload]`)
    expect(inPage('api[0] instanceof HTMLDivElement && api[0] === api[1]')).toBe(true)
    expect(inPage('api[0]') === preload.preload).toBe(false)
    inPage('api[0].textContent = "from the page"; document.body.append(api[0])')
    expect(preload.preload.outerHTML).toBe('<div>from the page</div>')
    expect(preload.preload.isConnected).toBe(true)
  })

  test("is frozen in the page alone, without the preload's own properties, and still works", () => {
    const { preload, inPage } = windows(`Object.assign(${give}, { extra: 1 })`)
    expect(inPage('Object.isFrozen(api) && !("extra" in api)')).toBe(true)
    expect(Object.isFrozen(preload.preload)).toBe(false)
    inPage('api.classList.add("seen"); api.append("text"); void api.children')
    expect(preload.preload.className).toBe('seen')
  })

  test('comes home as itself', () => {
    const { inPage } = windows(echo)
    expect(inPage('p = document.querySelector("p"); api.echo(p) === p && api.echo(p) === p')).toBe(true)
    expect(inPage('i = document.createElement("i"); api.echo(i) === p')).toBe(false)
  })

  test('is a form too, which can not be exposed', () => {
    const { inPage } = windows('{ make: () => (form = document.createElement("form"), form.id = "f", form) }')
    expect(inPage('api.make() instanceof HTMLFormElement && api.make().id')).toBe('f')
    expect(inPage('api.make() === api.make()')).toBe(false)
    expect(() => windows('document.createElement("form")')).toThrow('Cannot freeze')
  })

  test('of a custom tag arrives without running a constructor of the page', () => {
    const { inPage } = windows('{ make: () => document.createElement("x-note") }')
    inPage('made = 0; customElements.define("x-note", class extends HTMLElement { constructor() { super(); made++ } })')
    expect(inPage('api.make() instanceof HTMLElement && made')).toBe(0)
  })
})

test("a file between two windows of jsdom is the same file in the page's own wrapper", () => {
  const { inPage } = windows('new File(["ü"], "a.txt", { type: "text/plain" })')
  expect(inPage('api instanceof File && [api.name, api.size, api.type].join()')).toBe('a.txt,2,text/plain')
  expect(windows('new Blob(["12"])').inPage('api instanceof Blob && !(api instanceof File) && api.size')).toBe(2)
})

test.each([
  ['document.createTextNode("a")', '{}'],
  ['new Event("a")', '{"isTrusted":false}'],
  ['new DOMException("a")', '{}'],
  ['(url = new URL("https://a.b/?c=d"), url.searchParams, url)', '{}'],
  ['Object.assign(document.createElement("p").dataset, { a: "b" })', '{"a":"b"}'],
])('%s arrives stripped', (expression, shown) => {
  const { inPage } = windows(`[${expression}]`)
  expect(inPage('JSON.stringify(api[0])')).toBe(shown)
  expect(inPage('Object.getPrototypeOf(api[0]) === Object.prototype')).toBe(true)
  expect(inPage('Object.getOwnPropertySymbols(api[0]).length')).toBe(0)
})

test('a collection arrives as an object of elements', () => {
  const { inPage } = windows('{ list: () => top.document.querySelectorAll("p") }')
  expect(inPage('list = api.list(); Object.keys(list).join() + (list[0] === document.querySelector("p"))')).toBe(
    '0true',
  )
})

test('a proxy around an element is refused', () => {
  expect(() => windows('new Proxy(document.createElement("div"), {})')).toThrow('An object could not be cloned.')
  expect(() => windows('new Proxy(document.createElement("form"), {})')).toThrow('An object could not be cloned.')
})

test('inside a map an element was refused once, and arrives as a plain object now', () => {
  const api = 'new Map([[1, document.createElement("div")]])'
  expect(() => windows(api, '25.1.1')).toThrow('An object could not be cloned.')
  expect(windows(api).inPage('JSON.stringify(api.get(1))')).toBe('{}')
  expect(() => windows('new Map([[1, document.createElement("form")]])')).toThrow('An object could not be cloned.')
})

test('between windows of two jsdoms an element passes as itself', () => {
  const load = createRequire(import.meta.url)
  const first = load('jsdom').JSDOM
  clear(load)
  const second = load('jsdom').JSDOM
  expect(first).not.toBe(second)
  const open = (from: typeof JSDOM): Page => new from('<p>', { runScripts: 'outside-only' }).window
  for (const [from, to] of [
    [first, second],
    [second, first],
  ]) {
    const [isolated, main] = [open(from), open(to)]
    const { contextBridge } = createContextBridge({ electron: '33', isolated, main })
    const element = isolated.document.querySelector('p')
    contextBridge.exposeInMainWorld('api', { give: isolated.eval('(value) => () => value')(element) })
    expect(main.api.give()).toBe(element)
  }
})

describe('where only the page has a document', () => {
  test('its elements, and blobs of Node, pass as themselves', () => {
    const main: Page = new JSDOM('<p>', { runScripts: 'outside-only' }).window
    const { contextBridge } = createContextBridge({ electron: '33', isolated: globalThis, main })
    const element = main.document.querySelector('p')
    const blob = new Blob(['x'])
    contextBridge.exposeInMainWorld('api', { give: () => [element, blob] })
    expect(main.api.give()[0]).toBe(element)
    expect(main.api.give()[1]).toBe(blob)
  })
})

test("Node's own objects of the platform arrive stripped of what Node keeps in them", () => {
  const main = createContext()
  const { contextBridge } = createContextBridge({ electron: '33', isolated: globalThis, main })
  const made = [
    new URL('https://a.b/'),
    new AbortController().signal,
    new DOMException('a'),
    new TextEncoder(),
    new TextDecoder(),
    performance,
    performance.mark('a'),
    performance.measure('a'),
    new ReadableStream(),
    new WritableStream(),
    new TransformStream(),
    new CompressionStream('gzip'),
    new DecompressionStream('gzip'),
  ]
  contextBridge.exposeInMainWorld('api', made)
  expect(runInContext('api.map((value) => Reflect.ownKeys(value).length).join()', main)).toBe(made.map(() => 0).join())
})
