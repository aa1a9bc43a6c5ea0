import { expect, it } from 'vitest'
import { compare } from './compare.ts'
import { usualFacts } from './facts.ts'
import { predict } from './predict.ts'
import { profileOf } from './profile.ts'
import { validateScenario } from './scenario/scenario.ts'

const scenario = validateScenario({
  bridgecheck: 1,
  values: {
    both: { kind: 'object', in: 'isolated', properties: ['a', 'b'].map((key) => ({ key, value: { value: 'one' } })) },
    one: { kind: 'object', in: 'isolated' },
  },
  steps: [{ do: 'expose', key: 'api', value: { value: 'both' } }],
})

/** The differences of a trace in which the value of the key `a` shows as that. */
function differencesWith(observation: unknown): string[] {
  const prediction = predict(scenario, profileOf('newest'), usualFacts)
  const observed = structuredClone(prediction.trace) as { events: { value: { props: unknown[][] } }[] }
  observed.events[1]!.value.props[0]![2] = observation
  return compare(prediction, observed as never).map(({ kind, at }) => `${kind} ${at}`)
}

it('an object that leaks is one object: where it is met again there is no second difference', () => {
  expect(differencesWith({ id: 2, leak: 'object' })).toEqual(['leak events[1].value.a'])
})

it('a leak in the place of a primitive is a leak', () => {
  const prediction = predict(
    validateScenario({ bridgecheck: 1, values: {}, steps: [{ do: 'expose', key: 'api', value: null }] }),
    profileOf('newest'),
    usualFacts,
  )
  const observed = structuredClone(prediction.trace) as { events: { value: unknown }[] }
  observed.events[1]!.value = { id: 1, leak: 'array' }
  expect(compare(prediction, observed as never)).toMatchObject([{ kind: 'leak', at: 'events[1].value' }])
})

it('a leak that nothing is compared with is told too: in another outcome, under one key more, where traces run apart', () => {
  type Events = { value: { props: unknown[] } }[]
  const leak = { id: 7, leak: 'object' }
  const differences = (change: (events: Events) => unknown): string[] => {
    const prediction = predict(scenario, profileOf('newest'), usualFacts)
    const observed = structuredClone(prediction.trace) as never as { events: Events }
    change(observed.events)
    return compare(prediction, observed as never).map(({ kind, at }) => `${kind} ${at}`)
  }
  const threw = { step: 0, in: 'main', on: 'exposed', threw: leak } as never
  expect(differences((events) => events.splice(1, 1, threw))).toEqual(['completion events[1]', 'leak events[1].threw'])
  const more = differences((events) => events[1]!.value.props.push(['c', 'wec', leak]))
  expect(more).toEqual(['keys events[1].value<keys>', 'leak events[1].value.props[2][2]'])
  const hooked = { step: 0, in: 'main', on: 'hooked', hook: 'f', args: [] }
  const apart = (event: object) => differences((events) => events.splice(0, 1, event as never))
  expect(apart({ ...hooked, receiver: 0 })).toEqual(['events events[0]'])
  expect(apart({ ...hooked, receiver: leak })).toEqual(['events events[0]', 'leak events[0].receiver'])
})
