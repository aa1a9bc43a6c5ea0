import type { Trace } from '../model/observation.ts'
import type { Application, Prediction } from '../model/predict.ts'
import type { Scenario } from '../model/scenario/scenario.ts'
import { codeOf, stepLines } from './code/code.ts'
import { plain } from './code/quote.ts'
import { eventText } from './event.ts'

/** What `explain` says of a rule. */
export interface RuleText {
  id: string
  statement: string
  source: string
}

/** The paths of one crossing as a tree: `api` over `api.list` over `api.list[0]`. */
interface Branch {
  at: string
  label: string
  applications: Application[]
  children: Branch[]
}

/**
 * A prediction as text: per step what it does, the rules at work as a tree of paths, each with statement and source,
 * and what is predicted to be seen.
 */
export function explain(scenario: Scenario, prediction: Prediction, rules: ReadonlyMap<string, RuleText>): string {
  const { preload, page } = codeOf(scenario)
  const lines = [...section('preload.js', preload), ...section('page.js', page)]
  if (prediction.unmodelled !== undefined)
    return [...lines, `The model can't say what happens: ${plain(prediction.unmodelled)}.`, ''].join('\n')
  for (const [index, head] of stepLines(scenario).entries()) {
    lines.push(`step ${index + 1}  ${head}`)
    const applied = prediction.applied.filter((application) => application.step === index)
    for (const crossing of crossings(applied)) lines.push(...crossingLines(crossing, rules))
    lines.push(...eventsOf(prediction.trace, index).map((event) => `  predicted  ${event}`), '')
  }
  if ('crash' in prediction.trace) lines.push('predicted  the renderer dies', '')
  if ('hang' in prediction.trace) lines.push('predicted  it never ends', '')
  return lines.join('\n')
}

const section = (title: string, code: string): string[] =>
  code === ''
    ? []
    : [
        title,
        ...code
          .trimEnd()
          .split('\n')
          .map((line) => (line === '' ? '' : `  ${line}`)),
        '',
      ]

function eventsOf(trace: Trace, step: number): string[] {
  return 'events' in trace ? trace.events.filter((event) => event.step === step).map(eventText) : []
}

/** Neighbouring applications of one direction: a crossing, or several that follow each other. */
function crossings(applied: readonly Application[]): Application[][] {
  const runs: Application[][] = []
  for (const application of applied) {
    const run = runs.at(-1)
    if (run?.[0]?.direction === application.direction) run.push(application)
    else runs.push([application])
  }
  return runs
}

function crossingLines(applied: readonly Application[], rules: ReadonlyMap<string, RuleText>): string[] {
  return [`  ${applied[0]!.direction}`, ...treeOf(applied).flatMap((branch) => branchLines(branch, '    ', rules))]
}

function treeOf(applied: readonly Application[]): Branch[] {
  const roots: Branch[] = []
  const all = new Map<string, Branch>()
  for (const application of applied) {
    let branch = all.get(application.at)
    if (branch === undefined) {
      const parent = parentOf(application.at, all)
      const label = parent === undefined ? application.at : application.at.slice(parent.at.length)
      branch = {
        at: application.at,
        label: plain(label === '' ? '(the value)' : label),
        applications: [],
        children: [],
      }
      all.set(application.at, branch)
      ;(parent?.children ?? roots).push(branch)
    }
    branch.applications.push(application)
  }
  return roots
}

/** The longest known path that `at` continues. */
function parentOf(at: string, known: ReadonlyMap<string, Branch>): Branch | undefined {
  for (let end = at.length - 1; end > 0; end--) {
    if (at[end] !== '.' && at[end] !== '[') continue
    const parent = known.get(at.slice(0, end))
    if (parent !== undefined) return parent
  }
  return undefined
}

function branchLines(branch: Branch, margin: string, rules: ReadonlyMap<string, RuleText>): string[] {
  const lines = [`${margin}${branch.label}`]
  for (const id of new Set(branch.applications.map((application) => application.rule))) {
    const rule = rules.get(id)
    lines.push(`${margin}  ${id}  ${rule === undefined ? '' : `${rule.statement} [${rule.source}]`}`.trimEnd())
  }
  return [...lines, ...branch.children.flatMap((child) => branchLines(child, `${margin}  `, rules))]
}
