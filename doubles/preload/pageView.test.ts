import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { loadPreload } from './load.ts'

const script = new URL('./testing/world.cjs', import.meta.url)

async function load(html = '<title>Notes</title>') {
  const page = new JSDOM(html, { runScripts: 'outside-only', url: 'http://localhost/' }).window
  const { api } = await loadPreload(script, { electron: '33', page })
  return { page, run: api.run as (source: string) => unknown, inPage: (source: string): unknown => page.eval(source) }
}

describe('a preload script with a page of jsdom', () => {
  test('sends events that it made to the page', async () => {
    const { page, run } = await load()
    const heard: string[] = []
    page.document.addEventListener('mine', (event) => heard.push(event.type))
    run('document.dispatchEvent(new CustomEvent("mine")); document.dispatchEvent(new Event("mine"))')
    expect(heard).toEqual(['mine', 'mine'])
  })

  test.each([
    'document.createElement("a") instanceof HTMLAnchorElement && document.body instanceof HTMLElement',
    'document.createElementNS("http://www.w3.org/2000/svg", "svg") instanceof SVGElement',
    'new DOMParser().parseFromString("<p>", "text/html") instanceof Document && new Image() instanceof HTMLImageElement',
    'new File([], "a") instanceof Blob && new FormData() && new AbortController().signal instanceof AbortSignal',
    'document.createTextNode("") instanceof Text && NodeFilter.SHOW_TEXT === 4 && document.createRange() instanceof Range',
    'top === window && parent === window && frames === window && self === window',
    'customElements === null',
    'innerWidth > 0 && devicePixelRatio > 0 && screen !== undefined && typeof getSelection() === "object"',
    'getComputedStyle(document.body).display === "block" && getComputedStyle === window.getComputedStyle',
    'new Map() instanceof Map && [] instanceof Array && document.title === "Notes"',
  ])('has what the page has: %s', async (expression) => {
    expect((await load()).run(expression)).toBe(true)
  })

  test('posts messages, sets handlers, the name and the place of the page', async () => {
    const { page, run, inPage } = await load()
    run('messages = []; onmessage = (event) => messages.push(event.data); postMessage("hello", "*")')
    await expect.poll(() => run('messages.join()')).toBe('hello')
    expect(inPage('typeof onmessage')).toBe('function')
    run('name = "first"; location = "#here"')
    expect([page.name, page.location.hash]).toEqual(['first', '#here'])
  })

  test('replaces other properties in its own world only', async () => {
    const { page, run } = await load()
    const width = page.innerWidth
    run('innerWidth = 5; alert = 6; HTMLElement = 7')
    expect(run('[innerWidth, alert, HTMLElement].join()')).toBe('5,6,7')
    expect(page.innerWidth).toBe(width)
    expect(typeof page.HTMLElement).toBe('function')
  })

  test('sees nothing that scripts of the page made', async () => {
    const page = new JSDOM('', { runScripts: 'outside-only' }).window
    page.eval('var made = 1; var Made = class {}; function MadeToo() {}')
    const { api } = await loadPreload(script, { electron: '33', page })
    expect(api.run('typeof made + typeof Made + typeof MadeToo')).toBe('undefinedundefinedundefined')
  })
})

test('a preload script without a DOM has none of it', async () => {
  const { api } = await loadPreload(script, { electron: '33' })
  expect(api.run('["document", "HTMLElement", "localStorage"].filter((name) => name in window).join()')).toBe('')
  expect(api.run('top === window && parent === window')).toBe(true)
})
