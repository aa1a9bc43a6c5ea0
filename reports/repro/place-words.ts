import type { TraceEvent } from '../../model/observation.ts'
import type { Key } from '../../model/scenario/primitive.ts'
import { member } from '../code/quote.ts'
import type { Aspect, Field, Place } from './place.ts'

/** What is looked at, for a reader: `argument 1 of list.limit`. */
export function aboutOf({ field, hops, aspect }: Place, event: TraceEvent): string {
  const path = hops.map((hop) =>
    'key' in hop ? keyWord(hop.key) : 'prototype' in hop ? '<prototype>' : `<${hop.content}>`,
  )
  return `${aspect === undefined ? '' : `${aspectWord(aspect)} `}${rootWord(field, event)}${path.join('')}`
}

function aspectWord(aspect: Aspect): string {
  if (aspect.is === 'flags') return `the flags of ${keyWord(aspect.key)} in`
  if (aspect.is === 'extensible') return 'whether one can add to'
  return `the ${aspect.is === 'slot' ? aspect.slot : aspect.is} of`
}

function rootWord(field: Field, event: TraceEvent): string {
  const of = 'function' in event ? ` of ${event.function}` : event.on === 'hooked' ? ` of the hook ${event.hook}` : ''
  if (typeof field === 'object') return `argument ${field.argument + 1}${of}`
  if (field === 'receiver') return `the receiver (this)${of}`
  if (field !== 'value') return `the ${field === 'threw' ? 'thrown' : 'returned'} value`
  return event.on === 'exposed' ? 'the exposed API' : event.on === 'settled' ? 'the settled value' : 'the value'
}

const keyWord = (key: Key): string => (typeof key === 'string' ? member(key, String) : `[${key.symbol}]`)
