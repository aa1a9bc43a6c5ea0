import { privately } from './divergence.ts'
import { cut } from './escape.ts'
import { expectationOf } from './expectation.ts'
import type { RuleText } from './explain.ts'
import { observationText } from './observation.ts'
import { findingsOf, passedOver, type Report, type ReportedFinding } from './report.ts'
import { sourceLink } from './source-link.ts'
import { verdictOf } from './verdict.ts'

const schema = 'https://json.schemastore.org/sarif-2.1.0.json'

/**
 * A campaign as a SARIF 2.1.0 log: one result for each finding, under the id of the rule that it breaks.
 * What is known is a suppressed result.
 */
export function sarifLog(report: Report): object {
  const findings = findingsOf(report)
  const known = knownOf(report)
  const ids = new Set([...findings.map(({ rule }) => rule.id), ...known.map(({ rule }) => rule)])
  const rules = [...ids].map((id) => report.rules.get(id) ?? { id, statement: id, source: '' })
  const indexOf = (id: string): number => rules.findIndex((rule) => rule.id === id)
  const adapters = Object.entries(report.summary.adapters)
  return {
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'bridgecheck', version: report.version, rules: rules.map(ruleObject) } },
        invocations: [
          {
            executionSuccessful: !['failed', 'nothing applicable'].includes(verdictOf(report.summary)),
            toolExecutionNotifications: adapters.flatMap(([id, { warnings, failure }]) => [
              ...(failure === undefined ? [] : [{ level: 'error', message: { text: `${id}: ${failure}` } }]),
              ...warnings.map((text) => ({ level: 'warning', message: { text: `${id}: ${text}` } })),
            ]),
          },
        ],
        results: [
          ...findings.map((one) => findingObject(one, indexOf(one.rule.id))),
          ...known.map(({ rule, id, signature, reason }) => ({
            ...resultObject(rule, indexOf(rule), id, signature),
            level: 'note',
            message: { text: `Known: ${signature}.` },
            suppressions: [{ kind: 'external', justification: reason }],
          })),
        ],
      },
    ],
  }
}

function ruleObject({ id, statement, source }: RuleText): object {
  const link = sourceLink(source)
  return {
    id,
    shortDescription: { text: statement === '' ? id : statement },
    help: { text: source === '' ? id : `Source: ${source}` },
    ...(link === undefined ? {} : { helpUri: link }),
  }
}

function findingObject({ finding, divergence, rule, hidden }: ReportedFinding, index: number): object {
  const { predicted, observed, at, adapter, profile } = divergence
  const expected = expectationOf(adapter, profile)
  const text = hidden
    ? `${adapter}: ${privately}`
    : `${expected.adapter} diverges from ${expected.of} at ${cut(at, 500)}: ${expected.label} ${observationText(predicted)}, ` +
      `observed ${observationText(observed)}. Replay: ${divergence.replay}`
  const { id, signature } = finding
  const flaky = finding.flaky === true
  // Whoever has the seed and the index of a case has its scenario.
  const origin = hidden ? {} : { seed: finding.seed, case: finding.index, size: finding.sizeAfter }
  return {
    ...resultObject(rule.id, index, id, signature, `findings/${id}.md`),
    level: flaky ? 'warning' : 'error',
    message: { text: flaky ? `Flaky: ${text}` : text },
    properties: { adapter, profile, kind: finding.kind, ...origin },
  }
}

/** The id is a hash of the signature: it stays the same from run to run. @param page of the report, where there is one */
function resultObject(ruleId: string, ruleIndex: number, id: string, signature: string, page?: string): object {
  const place = { artifactLocation: { uri: page }, region: { startLine: 1 } }
  const where = page === undefined ? {} : { physicalLocation: place }
  return {
    ruleId,
    ruleIndex,
    partialFingerprints: { 'bridgecheckSignature/v1': id },
    locations: [{ ...where, logicalLocations: [{ fullyQualifiedName: signature }] }],
  }
}

interface Known {
  rule: string
  id: string
  signature: string
  reason: string
}

function knownOf({ summary, idOf }: Report): Known[] {
  return Object.entries(summary.adapters).flatMap(([id, adapter]) =>
    passedOver(adapter).map(({ signature, reason }) => {
      const [rule = ''] = signature.slice(id.length + 1).split(' ')
      return { rule, id: idOf(signature), signature, reason }
    }),
  )
}
