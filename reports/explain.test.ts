import { describe, expect, it } from 'vitest'
import { usualFacts } from '../model/facts.ts'
import { Scenario } from '../model/scenario/scenario.ts'
import { explain } from './explain.ts'

const scenario = Scenario.parse({
  bridgecheck: 1,
  values: {
    api: { kind: 'object', in: 'isolated', properties: [{ key: 'list', value: { value: 'list' } }] },
    list: { kind: 'function', in: 'isolated', form: 'arrow', script: { return: { argument: 0 } } },
  },
  steps: [
    { do: 'expose', key: 'api', value: { value: 'api' } },
    { do: 'call', in: 'main', at: { exposed: 'api', path: ['list'] }, args: [1], as: 'answer' },
  ],
})

const rules = new Map([
  ['OBJ-COPY', { id: 'OBJ-COPY', statement: 'A plain object is copied.', source: '#20307' }],
  ['FN-PROXY', { id: 'FN-PROXY', statement: 'A function is proxied.', source: '#20307' }],
])

describe('explain', () => {
  it('shows per step the rules as a tree of paths, with statement and source, and what is predicted', () => {
    const text = explain(
      scenario,
      {
        trace: {
          events: [
            { on: 'done', step: 0, in: 'isolated', returned: { undefined: true } },
            { on: 'done', step: 1, in: 'main', returned: 1 },
          ],
        },
        blame: new Map(),
        facts: usualFacts,
        applied: [
          { rule: 'OBJ-COPY', direction: 'expose', step: 0, at: 'api' },
          { rule: 'FN-PROXY', direction: 'expose', step: 0, at: 'api.list' },
        ],
      },
      rules,
    )
    expect(text).toContain(
      [
        "step 1  preload: contextBridge.exposeInMainWorld('api', { list: (a) => a })",
        '  expose',
        '    api',
        '      OBJ-COPY  A plain object is copied. [#20307]',
        '      .list',
        '        FN-PROXY  A function is proxied. [#20307]',
        '  predicted  isolated: returned undefined',
        '',
        'step 2  page: const answer = window.api.list(1)',
        '  predicted  main: returned 1',
      ].join('\n'),
    )
  })

  it('says so when the model has no prediction', () => {
    const text = explain(
      scenario,
      { trace: { events: [] }, blame: new Map(), facts: usualFacts, applied: [], unmodelled: 'too\u001b[2J deep' },
      rules,
    )
    expect(text).toContain("The model can't say what happens: too\\x1b[2J deep.")
  })
})
