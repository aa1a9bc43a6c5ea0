import type { AdapterSummary } from '../properties/campaign/event.ts'
import { privately } from './divergence.ts'
import { attribute, cut, markup } from './escape.ts'
import { expectationOf } from './expectation.ts'
import { findingText, unpainted } from './finding-text.ts'
import { findingsOf, passedOver, type Report, type ReportedFinding } from './report.ts'

const longestBody = 20_000

interface Case {
  name: string
  /** a failure is a divergence, an error an adapter that could not be tested, skipped what is known */
  outcome?: { is: 'failure' | 'error' | 'skipped'; type: string; message: string; body?: string }
}

/** A campaign as JUnit XML: a suite for each adapter, with a case for its agreement, each finding and each known one. */
export function junitXml(report: Report): string {
  const findings = findingsOf(report)
  const seconds = (report.summary.durationMs / 1000).toFixed(3)
  const suites = Object.entries(report.summary.adapters).map(([id, adapter]) => {
    const own = findings.filter(({ finding }) => finding.adapter === id)
    return { id, adapter, cases: casesOf(id, adapter, own) }
  })
  const all = suites.flatMap(({ cases }) => cases)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="bridgecheck"${countsOf(all)} time="${seconds}">`,
    ...suites.flatMap(({ id, adapter, cases }) => [
      `  <testsuite name="${attribute(id)}"${countsOf(cases)} skipped="${count(cases, 'skipped')}" time="${seconds}">`,
      '    <properties>',
      `      <property name="profile" value="${attribute(adapter.profile)}"/>`,
      `      <property name="seed" value="${report.summary.seed}"/>`,
      `      <property name="cases" value="${adapter.cases}"/>`,
      '    </properties>',
      ...cases.flatMap((one) => caseLines(one, id)),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n')
}

function casesOf(id: string, adapter: AdapterSummary, findings: readonly ReportedFinding[]): Case[] {
  return [
    agreement(id, adapter),
    ...findings.map(({ finding, divergence, rule, hidden }): Case => {
      const message = hidden ? privately : `${rule.statement} [${rule.source}]`
      const body = findingText(divergence, rule, unpainted)
      return { name: finding.signature, outcome: { is: 'failure', type: finding.kind, message, body } }
    }),
    ...passedOver(adapter).map(({ signature, reason }): Case => {
      return { name: signature, outcome: { is: 'skipped', type: 'known', message: reason } }
    }),
  ]
}

function agreement(id: string, adapter: AdapterSummary): Case {
  const name = `agrees with ${expectationOf(id, adapter.profile).of} in ${adapter.agree} cases`
  if (adapter.failure !== undefined) {
    return { name, outcome: { is: 'error', type: 'adapter', message: adapter.failure } }
  }
  if (adapter.cases > 0 && adapter.inapplicable === adapter.cases) {
    return { name, outcome: { is: 'error', type: 'nothing applicable', message: 'No case was applicable.' } }
  }
  return { name }
}

function caseLines({ name, outcome }: Case, adapter: string): string[] {
  const head = `    <testcase classname="${attribute(adapter)}" name="${attribute(cut(name, 500))}"`
  if (outcome === undefined) return [`${head}/>`]
  const { is, type, message, body } = outcome
  const start = `      <${is} type="${attribute(type)}" message="${attribute(cut(message, 2000))}"`
  const inside = body === undefined ? `${start}/>` : `${start}>${markup(cut(body, longestBody))}</${is}>`
  return [`${head}>`, inside, '    </testcase>']
}

const count = (cases: readonly Case[], is: string): number => cases.filter(({ outcome }) => outcome?.is === is).length

const countsOf = (cases: readonly Case[]): string =>
  ` tests="${cases.length}" failures="${count(cases, 'failure')}" errors="${count(cases, 'error')}"`
