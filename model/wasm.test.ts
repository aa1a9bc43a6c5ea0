import { describe, expect, it } from 'vitest'
import { usualFacts } from './facts.ts'
import { predict } from './predict.ts'
import { profileOf } from './profile.ts'
import { validateScenario } from './scenario/scenario.ts'

// All of it seen in Electron 25.1.1 and 33.2.1.
const isolated = { in: 'isolated' } as const
const module = { kind: 'builtin', ...isolated, of: 'wasmModule' }
const holder = { kind: 'object', ...isolated, properties: [{ key: 'module', value: { value: 'module' } }] }
const exposeApi = { do: 'expose', key: 'api', value: { value: 'api' } }
const call = { do: 'call', in: 'main', at: { exposed: 'api' }, args: [] }
const returning = { kind: 'function', ...isolated, form: 'arrow', script: { return: { value: 'result' } } }
const unreadable = 'Unable to deserialize cloned data.'
const lost = [{ threw: { leak: 'error', message: unreadable } }, { value: null }]

function predicted(profile: string, values: object, steps: object[] = [exposeApi]) {
  const { trace, unmodelled } = predict(
    validateScenario({ bridgecheck: 1, values, steps }),
    profileOf(profile),
    usualFacts,
  )
  return unmodelled ?? ('events' in trace ? trace.events : [])
}

const thrownBy = (profile: string, values: object) => predicted(profile, values, [exposeApi, call]).at(-1)
const throws = (message: string) => ({ threw: { is: 'error', props: [['message', 'w-c', message]] } })

describe('a WebAssembly module', () => {
  it.each(['25.1.1', '33.2.1', 'newest'])('is exposed as null, as is a clone that holds one, under %s', (profile) => {
    expect(predicted(profile, { api: module })).toMatchObject(lost)
    const map = { kind: 'map', ...isolated, entries: [[1, { value: 'holder' }]] }
    expect(predicted(profile, { api: map, holder, module })).toMatchObject(lost)
  })

  it('inside an API leaves an exception pending before V8 12.4 alone', () => {
    const exposed = { value: { props: [['module', '-e-', null]] } }
    const values = { api: holder, module }
    expect(predicted('33.2.1', values)).toMatchObject([{ returned: { undefined: true } }, exposed])
    expect(predicted('25.1.1', values)).toMatchObject([{ threw: { leak: 'error', message: unreadable } }, exposed])
  })

  it('is null for a callee, and before V8 12.4 it is thrown before anything is seen of it', () => {
    const api = { kind: 'function', ...isolated, form: 'arrow', script: {} }
    const values = { api, module: { ...module, in: 'main' } }
    const steps = [exposeApi, { ...call, args: [{ value: 'module' }] }]
    expect(predicted('33.2.1', values, steps)).toMatchObject([{}, {}, { on: 'called', args: [null] }, {}])
    expect(predicted('25.1.1', values, steps)).toMatchObject([
      {},
      {},
      { on: 'done', threw: { is: 'error', props: [['message', 'w-c', unreadable]] } },
    ])
  })

  it.each(['25.1.1', '33.2.1', 'newest'])('makes a call throw that returns it, under %s', (profile) => {
    expect(thrownBy(profile, { api: returning, result: module })).toMatchObject(throws(`Uncaught Error: ${unreadable}`))
  })

  it('that crosses twice is lost once: what a getter threw in between is thrown', () => {
    const properties = [
      { key: 'a', value: { value: 'module' } },
      { key: 'b', throws: 'no' },
      { key: 'c', value: { value: 'module' } },
    ]
    const result = { kind: 'object', ...isolated, properties }
    expect(thrownBy('33.2.1', { api: returning, result, module })).toMatchObject(throws('Uncaught no'))
  })

  it('that is the cause of an error in a map is read as the stack of that error, where that is written last', () => {
    const error = { kind: 'error', ...isolated, class: 'Error', message: 'm', cause: { value: 'module' } }
    const result = { kind: 'map', ...isolated, entries: [[1, { value: 'error' }]] }
    const values = { api: returning, result, error, module }
    expect(thrownBy('33.2.1', values)).toMatchObject(throws(`Uncaught Error: ${unreadable}`))
    expect(predicted('25.1.1', values, [exposeApi, call])).toBe('a stack that is read in the place of a cause')
  })

  it.each(['25.1.1', '33.2.1'])('beside a function in a map is refused, under %s', (profile) => {
    const fn = { kind: 'function', ...isolated, form: 'arrow', script: {} }
    const api = { kind: 'map', ...isolated, entries: [[{ value: 'module' }, { value: 'fn' }]] }
    const [done] = predicted(profile, { api, module, fn })
    expect(done).toMatchObject(throws('An object could not be cloned.'))
  })
})
