import { rules } from '../../model/rules/registry.ts'
import { validateScenario } from '../../model/scenario/scenario.ts'
import type { AdapterSummary } from '../../properties/campaign/event.ts'
import type { Finding } from '../../properties/finding.ts'
import type { Report, ReportedExport } from '../report.ts'

/** Text that tries to leave every file format. */
export const hostile = [
  '</script><script>alert(1)</script>',
  ']]>',
  '<!--',
  '__proto__',
  '\ud800 lone',
  '\u0000\u0007\u001b[31m\u0085\u2028\u202e\ufffe',
  '::error title=x::gone%0A',
  '```\n# heading\n\n| a | b |',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  `\`\${alert(1)}\``,
  '&amp;&#60;',
] as const

const adapter: AdapterSummary = {
  profile: 'newest',
  cases: 100,
  agree: 90,
  inapplicable: 2,
  known: 1,
  flaky: 0,
  diverge: 7,
  crash: 0,
  hang: 0,
  setValued: 0,
  reasons: { 'not modelled: deep': 2 },
  warnings: [],
  casesPerSecond: 1000,
  coverage: { reachable: 4, met: 2, empty: ['OBJ-COPY reject', 'FN-CLASS argument'], cells: { 'OBJ-COPY expose': 90 } },
  divergences: [],
  knownDivergences: [],
}

export const finding: Finding = {
  id: '0123456789',
  adapter: 'electron@25.1.1',
  profile: 'newest',
  signature: 'electron@25.1.1 FN-RECEIVER-PARENT identity called',
  rule: 'FN-RECEIVER-PARENT',
  kind: 'identity',
  at: 'events[2].receiver',
  predicted: { global: true },
  observed: { own: 'fn' },
  scenario: validateScenario({
    bridgecheck: 1,
    values: { fn: { kind: 'function', in: 'isolated', form: 'function', script: {} } },
    steps: [
      { do: 'expose', key: 'api', value: { value: 'fn' } },
      { do: 'call', in: 'main', at: { exposed: 'api' }, args: [] },
    ],
  }),
  seed: 1,
  index: 3,
  sizeBefore: 154,
  sizeAfter: 16,
  minimal: true,
  tries: 40,
  count: 12,
  alsoShows: [],
}

/** A finding in which everything that a stranger can write is hostile, with a string of a megabyte. */
export const hostileFinding: Finding = {
  ...finding,
  id: 'ffffffffff',
  adapter: `fake ${hostile.join(' ')}`,
  signature: `fake ${hostile.join(' ')} OBJ-COPY keys exposed object`,
  rule: 'OBJ-COPY',
  kind: 'keys',
  at: `events[1].value.${hostile.join('.')}`,
  predicted: hostile.join(),
  observed: 'x'.repeat(1_000_000),
  scenario: validateScenario({
    bridgecheck: 1,
    values: {
      api: {
        kind: 'object',
        in: 'isolated',
        properties: [...hostile.map((key) => ({ key, value: key })), { key: 'long', value: 'y'.repeat(1_000_000) }],
      },
    },
    steps: [{ do: 'expose', key: 'api', value: { value: 'api' } }],
  }),
}

export const leak: Finding = {
  ...finding,
  id: 'aaaaaaaaaa',
  adapter: 'electron@33.2.1',
  signature: 'electron@33.2.1 OBJ-COPY leak exposed object',
  rule: 'OBJ-COPY',
  kind: 'leak',
  at: 'events[1].value.props.SECRET-AT',
  seed: 31_415_926,
  index: 27_182_818,
  predicted: 'SECRET-PREDICTED',
  observed: 'SECRET-OBSERVED',
  scenario: validateScenario({
    bridgecheck: 1,
    values: { object: { kind: 'object', in: 'isolated', properties: [{ key: 'SECRET-KEY', value: 1 }] } },
    steps: [{ do: 'expose', key: 'api', value: { value: 'object' } }],
  }),
}

const known = {
  signature: 'electron@25.1.1 ARR-THROW crash crash',
  reason: `Fixed by #53069. ${hostile.join(' ')}`,
  cases: 1,
}

/** A report of a campaign over four adapters: one diverges, one is hostile, one leaks, one failed. */
export function sampleReport(exports: ReadonlyMap<string, readonly ReportedExport[]> = new Map()): Report {
  const summary = (over: Partial<AdapterSummary>): AdapterSummary => ({ ...adapter, ...over })
  return {
    version: '0.0.0',
    summary: {
      seed: 1,
      cases: 100,
      durationMs: 1234,
      ended: 'cases',
      adapters: {
        'electron@25.1.1': summary({ divergences: [finding], knownDivergences: [known] }),
        [hostileFinding.adapter]: summary({ divergences: [hostileFinding], warnings: [...hostile] }),
        'electron@33.2.1': summary({ divergences: [leak] }),
        gone: summary({ cases: 0, agree: 0, inapplicable: 0, known: 0, diverge: 0, failure: 'It is\ngone.' }),
      },
    },
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    replay: ({ id }) => `npx bridgecheck replay ${id}`,
    idOf: () => 'bbbbbbbbbb',
    exports,
    steps: new Map([
      [
        finding.signature,
        [
          { tries: 4, size: 90 },
          { tries: 20, size: 16 },
        ],
      ],
    ]),
    drawn: {
      cases: 4,
      kinds: [
        ['object', 0.75],
        ['map', 0.25],
      ],
      traits: hostile.map((text) => [text, 0.5]),
      values: [1, 3, 9, 20],
      steps: [1, 2, 2, 4],
    },
  }
}
