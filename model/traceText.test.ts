import { describe, expect, it } from 'vitest'
import type { TraceEvent } from './observation.ts'
import { traceOf } from './traceText.ts'

const events: TraceEvent[] = [
  { on: 'read', step: 0, in: 'main', value: 'é\u{1f600}' },
  { on: 'read', step: 1, in: 'isolated', value: { undefined: true } },
  { on: 'changed', step: 2, in: 'main', changed: false },
]

const text = {
  isolated: '[[1,{"on":"read","step":1,"in":"isolated","value":{"undefined":true}}]]',
  main: '[[0,{"on":"read","step":0,"in":"main","value":"\\u00e9\\ud83d\\ude00"}],[2,{"on":"changed","step":2,"in":"main","changed":false}]]',
}

describe('the text of a trace', () => {
  it('becomes the trace, in program order', () => {
    expect(traceOf(text)).toEqual({ events })
  })

  it('leaves a crash, a hang and a trace as they are', () => {
    for (const shown of [{ crash: true }, { hang: true }, { events }] as const) expect(traceOf(shown)).toBe(shown)
  })
})
