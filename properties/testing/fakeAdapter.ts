import type { Adapter, RunOptions, Session } from '../../implementations/adapter.ts'
import type { Capability } from '../../model/capability.ts'
import { usualFacts } from '../../model/facts.ts'
import type { Trace } from '../../model/observation.ts'
import { predict } from '../../model/predict.ts'
import { profileOf } from '../../model/profile.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'

export interface FakeOptions {
  id?: string
  capabilities?: Capability[]
  /** changes the trace that the model gives; the trace is its own copy */
  tamper?(trace: Trace, scenario: Scenario, options: RunOptions): Trace
  open?(): void
}

/** What a fake adapter was asked to do. */
export interface FakeLog {
  runs: { count: number; fresh: boolean }[]
  closed: number
}

/** An adapter for tests of the campaign: it shows what the model predicts, unless it is told to tamper. */
export function fakeAdapter(options: FakeOptions = {}): Adapter & { log: FakeLog } {
  const log: FakeLog = { runs: [], closed: 0 }
  const profile = profileOf('newest')
  const session: Session = {
    facts: usualFacts,
    async run(scenarios, runOptions = {}) {
      log.runs.push({ count: scenarios.length, fresh: runOptions.fresh === true })
      return scenarios.map((scenario) => {
        const trace = JSON.parse(JSON.stringify(predict(scenario, profile, usualFacts).trace)) as Trace
        return options.tamper?.(trace, scenario, runOptions) ?? trace
      })
    },
    async close() {
      log.closed += 1
    },
  }
  return {
    id: options.id ?? 'fake',
    profile: 'newest',
    capabilities: new Set(
      options.capabilities ?? ['crashContainment', 'hangContainment', 'dom', 'blob', 'executeInMainWorld'],
    ),
    log,
    async open() {
      options.open?.()
      return session
    },
  }
}

/** Makes a trace in which every date that a world sees has the time 1. */
export function tamperDates(trace: Trace): Trace {
  return JSON.parse(JSON.stringify(trace).replace(/("is":"date".*?"time":)(-?[0-9]+|\{[^}]*\})/g, '$11')) as Trace
}
