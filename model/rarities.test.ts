import { describe, expect, it } from 'vitest'
import { usualFacts } from './facts.ts'
import { predict } from './predict.ts'
import { profileOf } from './profile.ts'
import { validateScenario } from './scenario/scenario.ts'

const isolated = { in: 'isolated' } as const
const own = { value: 'own' }
const reading = { do: 'await', in: 'main', at: { exposed: 'api' } }
const exposed = { do: 'expose', key: 'api', value: { value: 'api' } }

/** What an API predicts: the text of its trace, and why it is not modelled. */
function predicted(values: object, steps: object[] = [exposed], version = '33.2.1') {
  const scenario = validateScenario({ bridgecheck: 1, values, steps })
  const { trace, unmodelled } = predict(scenario, profileOf(version), usualFacts)
  return { text: JSON.stringify(trace), unmodelled }
}

/** What the drawn cases hardly have; each was seen in Electron 25.1.1 and 33.2.1, see docs/conformance.md. */
describe('of what is rare', () => {
  it('the text of an error has a name and a message where these are strings', () => {
    const text = (properties: object[]) =>
      /"Uncaught[^"]*"/.exec(predicted({ api: { kind: 'error', ...isolated, class: 'Error', properties } }).text)?.[0]
    expect(text([{ key: 'message', value: 1 }])).toBe('"Uncaught Error"')
    expect(
      text([
        { key: 'message', value: 1 },
        { key: 'name', value: 1 },
      ]),
    ).toBe('"Uncaught "')
    expect(
      text([
        { key: 'message', value: 1 },
        { key: 'name', value: 'Mine' },
      ]),
    ).toBe('"Uncaught Mine"')
  })

  it('a name that an error in a clone can not give refuses the clone', () => {
    const error = { kind: 'error', ...isolated, class: 'Error', properties: [{ key: 'name', throws: 1 }] }
    const { text } = predicted({ api: { kind: 'map', ...isolated, entries: [[1, own]] }, own: error })
    expect(text).toContain('An object could not be cloned.')
  })

  it('a promise that is resolved with itself is named by its class', () => {
    const call = { actions: [{ call: { argument: 0 }, args: [{ value: 'api' }] }] }
    const values = (subclass: object) => ({
      api: { kind: 'promise', ...isolated, ...subclass, fulfilled: own },
      own: { kind: 'object', ...isolated, properties: [{ key: 'then', value: { value: 'take' } }] },
      take: { kind: 'function', ...isolated, form: 'arrow', script: call },
    })
    expect(predicted(values({}), [exposed, reading]).text).toContain('promise #<Promise>')
    expect(predicted(values({ subclass: true }), [exposed, reading]).text).toContain('promise #<CustomPromise>')
  })

  it('a file has no lone surrogate in its name', () => {
    const { text } = predicted({ api: { kind: 'blob', ...isolated, text: '', type: '', name: '\ud800' } })
    expect(text).toContain('\ufffd')
  })

  it('what the model does not follow is not judged', () => {
    const promise = { kind: 'promise', ...isolated, fulfilled: 1 }
    const set = { do: 'mutate', ...isolated, at: { value: 'api' }, change: { set: 'constructor', value: 1 } }
    expect(predicted({ api: promise }, [set, exposed]).unmodelled).toMatch(/constructor of its own/)
    const inherits = { kind: 'object', ...isolated, prototype: { value: 'promise' } }
    const followed = { api: { kind: 'promise', ...isolated, fulfilled: own }, own: inherits, promise }
    expect(predicted(followed, [exposed, reading]).unmodelled).toMatch(/only inherits from one/)
    const size = [
      { key: '__proto__', value: own },
      { key: 'size', value: 1 },
    ]
    const shadowed = {
      api: { kind: 'object', ...isolated, properties: size },
      own: { kind: 'map', ...isolated, entries: [] },
    }
    expect(predicted(shadowed).unmodelled).toMatch(/below a prototype that is a map/)
    const circle = {
      api: { kind: 'set', ...isolated, values: [own] },
      own: { kind: 'error', ...isolated, class: 'Error', cause: own },
    }
    expect(predicted(circle, [exposed], '25.1.1').unmodelled).toMatch(/holds itself/)
    expect(predicted(circle).unmodelled).toBeUndefined()
  })

  it('what no world could observe is no scenario', () => {
    const values = {
      api: { kind: 'object', ...isolated, prototype: own },
      own: { kind: 'builtin', ...isolated, of: 'revokedProxy' },
    }
    expect(() => predicted(values)).toThrow(/^Not a scenario: values.api inherits from a revoked proxy/)
    const called = { do: 'patch', in: 'main', what: 'Object.prototype', key: 'called' }
    expect(() => predicted({}, [called])).toThrow(/patches the key "called"/)
  })
})
