import { describe, expect, test } from 'vitest'
import { send, twoWorlds, ways } from './testing/twoWorlds.ts'

const object = (brand: string) => `{ x: 1, [Symbol.for("platform")]: "${brand}", [Symbol.for("state")]: 1 }`
const wrapper = '[Symbol(platform)]: "wrapper"'

describe.each(ways)('by %s', (way) => {
  const mark = way === 'expose' ? '!' : ''
  const sent = (expression: string, profile = 'newest') => send(twoWorlds({ profile }), way, expression)

  test("a wrapper arrives as the destination's own, twice the same", async () => {
    expect(await sent(`(${object('wrapper')})`)).toBe(`Object${mark}{${wrapper}}`)
    expect(await sent(`((o) => [o, o])(${object('wrapper')})`)).toBe(`Array${mark}[Object${mark}{${wrapper}}, #1]`)
  })

  test('any other object of the platform arrives with its string keys', async () => {
    expect(await sent(`(${object('other')})`)).toBe(`Object${mark}{x: 1}`)
  })

  test.each(['wrapper', 'other'])('in a map it arrives as a plain object, and was refused once: %s', async (brand) => {
    const map = `new Map([[1, ${object(brand)}]])`
    expect(await sent(map)).toBe(`Map${mark}(1 => Object{x: 1})`)
    expect(await sent(map, '25.1.1')).toContain('An object could not be cloned.')
  })

  test('an exotic one in a map is refused', async () => {
    expect(await sent(`new Map([[1, ${object('exotic')}]])`)).toContain('An object could not be cloned.')
  })
})

test('a wrapper comes home as itself', () => {
  const { isolated, main } = twoWorlds()
  isolated.run('expose("api", { echo: (value) => (taken = value) })')
  expect(main.show(`((o) => api.echo(o) === o)(${object('wrapper')})`)).toBe('true')
  expect(isolated.show('taken.x')).toBe('undefined')
})

test('an exotic one can not be exposed, and throws an error of the page to the preload', () => {
  const { isolated, main } = twoWorlds()
  isolated.run(`try { expose("api", { list: [1], one: ${object('exotic')} }) } catch (error) { thrown = error }`)
  expect(isolated.show('thrown instanceof TypeError')).toBe('false')
  expect(isolated.show('thrown.message')).toBe('"Cannot freeze"')
  expect(main.show('"api" in globalThis')).toBe('false')
})
