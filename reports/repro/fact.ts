import type { Difference } from '../../model/compare.ts'
import type { TraceEvent } from '../../model/observation.ts'
import type { Look } from './look.ts'

/** Facts of an event that are no observation: how it ended, whether something changed. */
export function factLook(
  { at, kind, predicted, observed }: Difference,
  event: TraceEvent,
  index: number,
): Look | undefined {
  const look = (about: string, text: (value: unknown) => string, code: Look['code']): Look => {
    return { event: index, about, expected: text(predicted), observed: text(observed), named: [], parameters: 0, code }
  }
  if (kind === 'completion' && event.on === 'exposed') {
    const text = (one: unknown): string => ('absent' in (one as object) ? 'nothing is exposed' : 'it is exposed')
    return look('what the page finds', text, ({ owner }) => {
      const [object, key] = owner!
      return `Object.hasOwn(${object}, ${key}) ? 'it is exposed' : 'nothing is exposed'`
    })
  }
  if (kind === 'completion' && (event.on === 'done' || event.on === 'outcome')) {
    const text = (one: unknown): string => ('returned' in (one as object) ? 'it returns' : 'it throws')
    return look('how the call ends', text, (held) => `'threw' in ${held.fact} ? 'it throws' : 'it returns'`)
  }
  if (kind === 'completion' && event.on === 'settled')
    return look('the state of the promise', stateOf, (held) => held.fact)
  // A key of an API may have the name of such a fact.
  const isFact = (name: string): boolean => at === `events[${index}].${name}`
  if (isFact('args.length')) return look('the number of arguments', String, () => 'String(arguments.length)')
  if (isFact('changed'))
    return look(
      'the change',
      (yes) => (yes ? 'it changes' : 'nothing changes'),
      (held) => `${held.fact} ? 'it changes' : 'nothing changes'`,
    )
  if (isFact('state')) return look('the state of the promise', String, (held) => held.fact)
  if (isFact('same'))
    return look(
      'the comparison',
      (yes) => (yes ? 'the same' : 'not the same'),
      (held) => `${held.fact} ? 'the same' : 'not the same'`,
    )
  if (isFact('flags'))
    return look('the flags of the exposed property', String, ({ owner }) => `flagsOf(${owner!.join(', ')})`)
  return undefined
}

const stateOf = (event: unknown): string => String((event as { state?: unknown }).state)
