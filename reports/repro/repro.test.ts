import { Script } from 'node:vm'
import { describe, expect, it } from 'vitest'
import type { Difference } from '../../model/compare.ts'
import { compare } from '../../model/compare.ts'
import type { EngineFacts, Trace } from '../../model/observation.ts'
import { predict } from '../../model/predict.ts'
import { profileOf } from '../../model/profile.ts'
import { ruleOf } from '../../model/rules/registry.ts'
import { type Scenario, validateScenario } from '../../model/scenario/scenario.ts'
import type { About } from './about.ts'
import { fiddleFiles } from './fiddle.ts'
import { reproOf } from './repro.ts'
import { testFile } from './test-file.ts'

const engine: EngineFacts = {
  functionKeys: [
    ['length', '--c'],
    ['name', '--c'],
  ],
}
const facts = { isolated: engine, main: engine }
const about: About = { adapter: 'electron@25.1.1', profile: 'newest', rule: ruleOf('FN-PROXY'), signature: 'a' }

/** A divergence made by hand: the prediction with a change. */
function divergence(scenario: Scenario, change: (events: Record<string, unknown>[]) => void) {
  const prediction = predict(scenario, profileOf('newest'), facts)
  const observed = structuredClone(prediction.trace) as Trace
  change((observed as unknown as { events: Record<string, unknown>[] }).events)
  const [difference] = compare(prediction, observed)
  return { scenario, difference: difference as Difference, predicted: prediction.trace, observed, facts }
}

const exposed = (properties: object[]): Scenario =>
  validateScenario({
    bridgecheck: 1,
    values: { api: { kind: 'object', in: 'isolated', properties } },
    steps: [{ do: 'expose', key: 'api', value: { value: 'api' } }],
  })

type Walked = { extensible: boolean; props: [unknown, string, unknown][] }
const value = (events: Record<string, unknown>[]): Walked => events[1]!.value as Walked

describe('a repro', () => {
  it('looks at the place that differs and at nothing else', () => {
    const repro = reproOf(
      divergence(
        exposed([
          { key: 'a', value: 1 },
          { key: 'b', value: 2 },
        ]),
        (events) => {
          value(events).props[1]![2] = 3
        },
      ),
    )
    expect(repro).toMatchObject({ about: 'the exposed API.b', expected: '2', observed: '3' })
    const { 'renderer.js': page, 'preload.js': preload } = fiddleFiles(repro, about)
    expect(page).toMatch(/^'use strict'\n\nobserve\(\(\) => describe\(window\.api\.b\)\)\n/)
    expect(preload).toContain("contextBridge.exposeInMainWorld('api', { a: 1, b: 2 })\n")
  })

  it.each(['state', 'changed', 'same', 'flags'])('looks at a value of an API whose key is %s', (key) => {
    const changed = divergence(exposed([{ key, value: 1 }]), (events) => {
      value(events).props[0]![2] = 3
    })
    expect(reproOf(changed)).toMatchObject({ about: `the exposed API.${key}`, expected: '1', observed: '3' })
  })

  it('says what an object is that was seen before, where the other side shows something else', () => {
    const scenario = validateScenario({
      bridgecheck: 1,
      values: {
        api: { kind: 'array', in: 'isolated', items: [{ value: 'leaf' }, { value: 'leaf' }] },
        leaf: { kind: 'object', in: 'isolated' },
      },
      steps: [{ do: 'expose', key: 'api', value: { value: 'api' } }],
    })
    const changed = divergence(scenario, (events) => {
      value(events).props[1]![2] = 3
    })
    expect(reproOf(changed)).toMatchObject({ about: 'the exposed API[1]', expected: '[object Object]', observed: '3' })
  })

  it('does in a function what the language does with what does not fit: nothing', () => {
    const at = { argument: 0 }
    const script = {
      actions: [
        { set: 'a', at, value: 1 },
        { call: at, args: [], rethrow: true },
      ],
      return: { argument: 0, path: ['a', 'b'] },
    }
    const scenario = validateScenario({
      bridgecheck: 1,
      values: { fn: { kind: 'function', in: 'isolated', form: 'arrow', script } },
      steps: [
        { do: 'expose', key: 'api', value: { value: 'fn' } },
        { do: 'call', in: 'main', at: { exposed: 'api' }, args: [7] },
      ],
    })
    const changed = divergence(scenario, (events) => {
      events.at(-1)!.returned = 1
    })
    const preload = fiddleFiles(reproOf(changed), about)['preload.js']
    expect(preload).toContain('try { a.a = 1 } catch {}')
    expect(preload).toContain("if (typeof a === 'function') a()")
    expect(preload).toContain('return a?.a?.b')
  })

  it('reads a place that is not there on one side without an error', () => {
    const read = { do: 'read', in: 'main', at: { exposed: 'api', path: ['a', 'not an identifier', '0'] } }
    const scenario = validateScenario({ ...exposed([{ key: 'a', value: 1 }]), steps: [...exposed([]).steps, read] })
    const repro = reproOf(
      divergence(scenario, (events) => {
        events[2]!.value = 2
      }),
    )
    expect(repro).toMatchObject({ expected: 'undefined', observed: '2' })
    const page = fiddleFiles(repro, about)['renderer.js']
    expect(page).toContain("observe(() => describe(window.api?.a?.['not an identifier']?.[0]))")
  })

  it('lets the page offer what the preload has executed there, before it does', () => {
    const scenario = validateScenario({
      bridgecheck: 1,
      values: { format: { kind: 'function', in: 'main', form: 'arrow', script: { return: 1 } } },
      steps: [{ do: 'execute', func: { value: 'format' }, args: [] }],
    })
    const repro = reproOf(
      divergence(scenario, (events) => {
        events[1]!.returned = 2
      }),
    )
    expect(repro).toMatchObject({ expected: '1', observed: '2' })
    const { 'renderer.js': page, 'preload.js': preload } = fiddleFiles(repro, about)
    expect(page).toContain('  window.toRun = format\n  await handOver(2, 3)\n')
    expect(preload).toMatch(/await turn\(2\)\n {2}const done = attempt\(\(\) => contextBridge\.executeInMainWorld\(/)
  })

  it('lets the page wait for a preload script that waits first', () => {
    const { values, steps } = exposed([{ key: 'a', value: 1 }])
    const scenario = validateScenario({
      bridgecheck: 1,
      values: { ...values, ready: { kind: 'promise', in: 'isolated', fulfilled: 1 } },
      steps: [{ do: 'await', in: 'isolated', at: { value: 'ready' } }, ...steps],
    })
    const repro = reproOf(
      divergence(scenario, (events) => {
        ;(events[2]!.value as Walked).props[0]![2] = 2
      }),
    )
    const { 'renderer.js': page, 'preload.js': preload } = fiddleFiles(repro, about)
    expect(page).toMatch(/^'use strict'\n\nvoid \(async \(\) => \{\n {2}await handOver\(0, 1\)\n {2}observe\(/)
    expect(preload).toMatch(/ {2}await turn\(0\)\n.*\n {2}await settled\(.*\n {2}contextBridge.*\n {2}pass\(1\)\n/)
  })

  it('refuses a difference that its words do not tell apart', () => {
    const scenario = validateScenario({ bridgecheck: 1, values: {}, steps: [{ do: 'execute', args: [] }] })
    const missing = divergence(scenario, (events) => {
      const { threw: _, ...event } = events[0]!
      events[0] = { ...event, nothing: true }
    })
    expect(() => reproOf(missing)).toThrow('Nothing outside bridgecheck can look at events[0].')
  })

  it('holds hostile text as data: every file is a script, and no line of a comment is left', () => {
    const hostile = [
      '</script>',
      ']]>',
      '__proto__',
      '\ud800',
      `\`\${process.exit()}\``,
      "'\n*/ alert(1) //",
      '\u2028\u0000',
    ]
    const repro = reproOf(
      divergence(exposed(hostile.map((key) => ({ key, value: key }))), (events) => {
        value(events).props[4]![2] = 'x'.repeat(1_000_000)
      }),
    )
    const rule = { id: 'A', statement: 'One line.\nalert(1)', source: '\u2028alert(1)' }
    const files = fiddleFiles(repro, { ...about, adapter: 'a\nalert(1)', rule })
    const file = testFile(repro, { ...about, rule }, { module: "./it's.mjs" })
    for (const name of ['main.js', 'preload.js', 'renderer.js']) expect(() => new Script(files[name]!)).not.toThrow()
    for (const text of [...Object.values(files), file]) {
      expect(text).not.toMatch(/^\s*alert/m)
      expect(text.length).toBeLessThan(20_000)
    }
    expect(file).toContain("import adapter from './it\\'s.mjs'")
  })

  it('tells by the end where the renderer dies', () => {
    const scenario = exposed([])
    const { difference } = divergence(scenario, (events) => {
      value(events).extensible = true
    })
    const predicted = predict(scenario, profileOf('newest'), facts).trace
    const repro = reproOf({ scenario, difference, predicted, observed: { crash: true }, facts })
    expect(repro).toMatchObject({ expected: 'it ends', observed: 'the renderer dies', verdict: { by: 'end' } })
    expect(() => testFile(repro, about, { vm: {} })).toThrow('A test in one thread does not survive a crash or a hang.')
  })
})
