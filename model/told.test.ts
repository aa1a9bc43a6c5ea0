import { describe, expect, it } from 'vitest'
import { compare, type Difference } from './compare.ts'
import { usualFacts } from './facts.ts'
import { predict } from './predict.ts'
import { profileOf } from './profile.ts'
import { validateScenario } from './scenario/scenario.ts'

const read = { do: 'read', in: 'main', at: { exposed: 'api' } }

/** An object with an array in it, exposed and read twice. */
const scenario = validateScenario({
  bridgecheck: 1,
  values: {
    api: {
      kind: 'object',
      in: 'isolated',
      properties: [
        { key: 'list', value: { value: 'list' } },
        { key: 'same', value: { value: 'list' } },
      ],
    },
    list: { kind: 'array', in: 'isolated', items: [] },
  },
  steps: [{ do: 'expose', key: 'api', value: { value: 'api' } }, read, read],
})
const prediction = predict(scenario, profileOf('newest'), usualFacts)

/** What is told when the trace is changed by its JSON text. */
function told(change: (text: string) => string): string[] {
  const trace = JSON.parse(change(JSON.stringify(prediction.trace)))
  return compare(prediction, trace).map(({ kind, at }: Difference) => `${kind} ${at}`)
}

/** The trace with one event changed. */
const inEvent = (index: number, change: (text: string) => string) => (text: string) => {
  const trace = JSON.parse(text)
  trace.events[index] = JSON.parse(change(JSON.stringify(trace.events[index])))
  return JSON.stringify(trace)
}

const thaw = (text: string): string =>
  text.replace(/"extensible":false/g, '"extensible":true').replace(/"-e-"/g, '"wec"')

describe('a difference is told once', () => {
  it('of an object that is shown again and again, with the flags that go with its integrity', () => {
    const thawed = (text: string): string => thaw(text).replace('"flags":"wec"', '"flags":"-e-"')
    expect(told(thawed)).toEqual([
      'integrity events[1].value<extensible>',
      'integrity events[1].value.list<extensible>',
    ])
  })

  it('but in the event that shows it first, also when others do not', () => {
    expect(told(inEvent(3, thaw))).toEqual([
      'integrity events[3].value<extensible>',
      'integrity events[3].value.list<extensible>',
    ])
  })

  it('also when the object was a leak: references to it tell nothing more', () => {
    const leak = (text: string): string =>
      text.replace(/\{"id":2,"is":"array".*?"props":\[[^\]]*\]*?\]\}/g, '{"id":2,"leak":"array"}')
    expect(told(leak)).toEqual(['leak events[1].value.list'])
  })
})

describe('a difference of its own is told beside a common one', () => {
  it('as flags that no missing freeze explains', () => {
    const hide = (text: string): string => thaw(text).replace('"list","wec"', '"list","w-c"')
    expect(told(inEvent(1, hide))).toContain('flags events[1].value.list<flags>')
  })

  it('as what is new of an object that differed before', () => {
    const both = (text: string): string => inEvent(3, (event) => event.replace('"list"', '"other"'))(thaw(text))
    const differences = told(both)
    expect(differences).toContain('integrity events[1].value<extensible>')
    expect(differences).toContain('keys events[3].value<keys>')
  })
})
