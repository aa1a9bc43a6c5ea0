import { describe, expect, it } from 'vitest'
import { validateScenario } from '../model/scenario/scenario.ts'
import { publicForm, type ReportedDivergence } from './divergence.ts'
import { findingMarkdown } from './finding-markdown.ts'
import { findingText, type Paint } from './finding-text.ts'

const plainPaint: Paint = { bold: String, dim: String, red: String, yellow: String }
const rule = { id: 'FN-ARGS', statement: 'Arguments are copied.', source: '#20307' }

const divergence: ReportedDivergence = {
  id: '3f2a1b',
  adapter: 'vm',
  profile: 'newest',
  signature: 'FN-ARGS:value:done.returned:vm',
  kind: 'value',
  rule: 'FN-ARGS',
  at: 'events[2].returned',
  predicted: { id: 1, is: 'object', proto: 'main:Object.prototype', extensible: true, props: [['limit', 'wec', 10]] },
  observed: {
    threw: { id: 2, is: 'error', proto: 'main:Error.prototype', extensible: true, props: [['message', 'w-c', 'no']] },
  },
  scenario: validateScenario({
    bridgecheck: 1,
    values: {
      api: { kind: 'object', in: 'isolated', properties: [{ key: 'list', value: { value: 'list' } }] },
      list: { kind: 'function', in: 'isolated', form: 'arrow', script: { return: { argument: 0 } } },
      query: { kind: 'object', in: 'main', properties: [{ key: 'limit', value: 10 }] },
    },
    steps: [
      { do: 'expose', key: 'api', value: { value: 'api' } },
      { do: 'call', in: 'main', at: { exposed: 'api', path: ['list'] }, args: [{ value: 'query' }], as: 'answer' },
    ],
  }),
  sizeBefore: 45,
  sizeAfter: 5,
  replay: 'npx bridgecheck replay 3f2a1b',
}

const electron: ReportedDivergence = { ...divergence, adapter: 'electron@33.2.1' }
const leak: ReportedDivergence = { ...electron, kind: 'leak', signature: 'electron@33.2.1 FN-ARGS leak done object' }

describe('findingText', () => {
  it('says of a difference inside one world what it comes from', () => {
    const local = { ...divergence, adapter: 'my fake', rule: 'LOCAL', explanation: { leaves: [], fits: ['33.2.1'] } }
    const follows = 'my fake ARR-COPY leak exposed array'
    expect(findingText({ ...local, follows }, rule, plainPaint)).toContain(
      'note       this shows later what went wrong before: leak ARR-COPY (exposed array) comes first in the same run\n',
    )
    expect(findingText(local, rule, plainPaint)).toContain(
      'note       the bridge does nothing at this place: look at what it did or left out before, such as a copy, a freeze or a call\n',
    )
    expect(findingMarkdown({ ...local, follows }, rule)).toContain('leak ARR-COPY (exposed array) comes first')
  })

  it('shows both programs, the rule, what is predicted, what was seen and how to replay', () => {
    expect(findingText(divergence, rule, plainPaint)).toBe(
      `DIVERGENCE  vm  value  FN-ARGS
  rule       FN-ARGS  Arguments are copied. [#20307]
  preload.js
    const { contextBridge } = require('electron')

    contextBridge.exposeInMainWorld('api', { list: (a) => a })
  page.js
    const answer = window.api.list({ limit: 10 })
  at         events[2].returned
  predicted  { limit: 10 }
  seen       threw Error { message (w-c): 'no' }
  profile    newest, size 45 -> 5
  replay     npx bridgecheck replay 3f2a1b`,
    )
  })

  it('says what of the scenario matters, and whose rules give what was seen, but not of a leak in an Electron', () => {
    const leaves = [{ at: 'argument 1 of step 2', others: 'any object' }]
    const explanation = { leaves, fits: ['Electron 25 to 27', 'the documentation'] }
    const notes = `  note       argument 1 of step 2: any object would do
  note       what was seen is what Electron 25 to 27, the documentation would do
`
    expect(findingText({ ...divergence, explanation }, rule, plainPaint)).toContain(notes)
    expect(findingText({ ...leak, explanation }, rule, plainPaint)).not.toContain('would do')
    expect(findingMarkdown({ ...divergence, explanation }, rule)).toContain(
      '- argument 1 of step 2: any object would do',
    )
    expect(publicForm({ ...divergence, explanation })).toMatchObject({ explanation })
    expect(publicForm({ ...leak, explanation })).not.toHaveProperty('explanation')
    const unknown = findingText({ ...divergence, explanation: { leaves: [], fits: [] } }, rule, plainPaint)
    expect(unknown).toContain('  note       no known version of Electron does what was seen\n')
  })

  it('takes a leak that an Electron as a reference makes expected for one of that Electron', () => {
    const compared = { ...divergence, adapter: 'vm against electron@33.2.1', predicted: { id: 1, leak: 'object' } }
    expect(findingText(compared, rule, plainPaint)).toContain('Report privately first')
    expect(publicForm(compared)).toMatchObject({ predicted: null, scenario: null })
    const harmless = { ...compared, adapter: 'vm against vm@33.2.1' }
    expect(findingText(harmless, rule, plainPaint)).toContain('reference  LEAK')
  })

  it('withholds a leak that stands behind another difference, unless the rules of that very version say it', () => {
    const leaking = [
      { ...electron, observed: { threw: { id: 1, leak: 'error' } } },
      { ...electron, alsoShows: ['electron@33.2.1 FN-ARGS leak done object'] },
    ]
    for (const one of leaking) {
      expect(publicForm(one)).toMatchObject({ scenario: null, private: expect.stringContaining('privately') })
      const known = { ...one, explanation: { leaves: [], fits: ['Electron 25 to 45', 'its own version'] } }
      expect(publicForm(known)).toMatchObject({ scenario: electron.scenario })
      const elsewhere = { ...one, explanation: { leaves: [], fits: ['Electron 25'] } }
      expect(publicForm(elsewhere)).toMatchObject({ scenario: null })
    }
    expect(publicForm(electron)).toMatchObject({ scenario: electron.scenario })
  })

  it('shows of a leak in an Electron the rule only', () => {
    const text = findingText(leak, rule, plainPaint)
    expect(text).toContain('Report privately first: https://github.com/electron/electron/security/policy')
    expect(text).not.toContain('window.api')
    expect(text).not.toContain('limit')
  })
})

describe('findingMarkdown', () => {
  it('keeps hostile text inside its fence', () => {
    const values = { api: { kind: 'object', in: 'isolated', properties: [{ key: '```\n# x', value: '<b>`````' }] } }
    const scenario = validateScenario({
      bridgecheck: 1,
      values,
      steps: [{ do: 'expose', key: 'api', value: { value: 'api' } }],
    })
    const page = findingMarkdown({ ...divergence, scenario, adapter: '`<img>' }, rule)
    expect(page).not.toContain('<img>')
    expect(page).toContain('\n``````json\n')
    expect(page.match(/^# /gm)).toHaveLength(1)
  })

  it('withholds a leak in an Electron, as the machine formats do', () => {
    expect(findingMarkdown(leak, rule)).not.toContain('window.api')
    expect(publicForm(leak)).toMatchObject({ scenario: null, predicted: null, observed: null })
    expect(publicForm({ ...leak, adapter: 'vm' })).toMatchObject({ scenario: divergence.scenario })
  })
})
