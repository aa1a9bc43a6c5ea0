import { describe, expect, it } from 'vitest'
import { compare } from './compare.ts'
import { usualFacts } from './facts.ts'
import type { BareObservation, ObjectObservation, TraceEvent } from './observation.ts'
import { predict } from './predict.ts'
import { profileOf } from './profile.ts'
import { validateScenario } from './scenario/scenario.ts'

const prediction = predict(
  validateScenario({
    bridgecheck: 1,
    values: { run: { kind: 'function', in: 'isolated', form: 'arrow', script: {} } },
    steps: [
      { do: 'expose', key: 'run', value: { value: 'run' } },
      { do: 'read', in: 'main', at: { exposed: 'run', path: ['prototype'] } },
      { do: 'read', in: 'main', at: { exposed: 'run' } },
    ],
  }),
  profileOf('newest'),
  usualFacts,
)
const events = 'events' in prediction.trace ? prediction.trace.events : []
const [, exposed] = events as [TraceEvent, { value: BareObservation }]

/** The exposed function as a world shows it that finds something unusual. */
const full = (change: (observation: ObjectObservation) => void): ObjectObservation => {
  const seen: ObjectObservation = {
    id: 1,
    is: 'function',
    proto: 'main:Function.prototype',
    native: true,
    extensible: false,
    props: [
      ['length', '---', 0],
      ['name', '---', ''],
      ['arguments', '---', null],
      ['caller', '---', null],
      [
        'prototype',
        '---',
        {
          id: 2,
          is: 'object',
          proto: 'main:Object.prototype',
          extensible: true,
          props: [['constructor', 'w-c', { seen: 1 }]],
        },
      ],
    ],
  }
  change(seen)
  return seen
}

/** What differs when the exposed function looks like this instead. */
const differences = (value: BareObservation | ObjectObservation) =>
  compare(prediction, { events: [events[0]!, { ...exposed, value } as TraceEvent, ...events.slice(2)] }).map(
    ({ rule, kind, at }) => `${rule} ${kind} ${at}`,
  )

describe('a bare function', () => {
  it('is what an exposed function looks like', () => {
    expect(exposed.value).toEqual({ id: 1, is: 'function', bare: true, extensible: false })
  })

  it('is no longer bare once its prototype was met', () => {
    expect((events[3] as { value: ObjectObservation }).value).toMatchObject({ id: 1, native: true, extensible: false })
  })

  it('differs from one that is not frozen in its integrity alone', () => {
    expect(differences({ ...exposed.value, extensible: true })).toEqual([
      'FREEZE-DEEP integrity events[1].value<extensible>',
    ])
  })

  it('differs from one that is not bare where that is unusual', () => {
    expect(differences(full((seen) => (seen.props[1] = ['name', '---', 'run'])))).toEqual([
      'FN-PROXY value events[1].value.name',
    ])
    expect(differences(full((seen) => seen.props.push(['extra', '-e-', 1])))).toEqual([
      'FN-PROXY keys events[1].value<keys>',
    ])
  })
})
