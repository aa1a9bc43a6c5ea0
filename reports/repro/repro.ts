import type { Difference } from '../../model/compare.ts'
import type { Facts, Trace, TraceEvent } from '../../model/observation.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { happening, isSameCode } from './happening.ts'
import { type Look, lookAt } from './look.ts'
import { type Program, programOf, type Watching } from './program.ts'

/** What a repro needs: what both sides showed for a scenario, and where they differ. */
export interface Divergence {
  scenario: Scenario
  difference: Difference
  predicted: Trace
  observed: Trace
  /** the engine that both traces speak of */
  facts: Facts
}

/**
 * How a repro comes to its verdict. `look`: by the text that the n-th look at one place gave. `happenings`: by what
 * happened as the n-th of the calls. `end`: by how the page ends.
 */
export type Telling = { by: 'look' | 'happenings'; nth: number } | { by: 'end' }

/** A divergence as a program of two worlds that tells whether the behaviour is right. */
export interface Repro {
  program: Program
  verdict: Telling
  /** what is looked at, for a reader */
  about: string
  /** what it says where the behaviour is right */
  expected: string
  /** what it said of the implementation that diverged */
  observed: string
}

export const ends = { crash: 'the renderer dies', hang: 'it never ends', events: 'it ends' } as const

/**
 * A repro of one difference.
 * @throws Error with one sentence when there is nothing that a program of its own could look at
 */
export function reproOf({ scenario, difference, predicted, observed, facts }: Divergence): Repro {
  if (!('events' in predicted) || !('events' in observed)) {
    return {
      program: programOf(scenario, {
        events: 'events' in predicted ? predicted.events : [],
        observed: 'events' in observed ? observed.events : [],
      }),
      verdict: { by: 'end' },
      about: 'how it ends',
      expected: ends[endOf(predicted)],
      observed: ends[endOf(observed)],
    }
  }
  if (difference.kind === 'events') return happeningsRepro(scenario, predicted.events, observed.events)
  const found = lookAt(difference, predicted.events, observed.events, facts)
  if (found === undefined || found.look.expected === found.look.observed)
    throw new Error(`Nothing outside bridgecheck can look at ${difference.at}.`)
  return lookRepro(scenario, { events: predicted.events, observed: observed.events, ...found })
}

const endOf = (trace: Trace): keyof typeof ends => ('events' in trace ? 'events' : 'crash' in trace ? 'crash' : 'hang')

function lookRepro(scenario: Scenario, watching: Watching & { look: Look }): Repro {
  const { events, look } = watching
  const at = events[look.event]!
  // What comes after the step that shows it can't matter.
  const cut = { ...scenario, steps: scenario.steps.slice(0, at.step + 1) }
  const nth = events.slice(0, look.event + 1).filter((event) => isSameCode(event, at)).length
  const { about, expected, observed } = look
  return {
    program: programOf(cut, watching),
    verdict: { by: 'look', nth },
    about,
    expected,
    observed,
  }
}

function happeningsRepro(scenario: Scenario, predicted: readonly TraceEvent[], observed: readonly TraceEvent[]): Repro {
  const [left, right] = [predicted, observed].map((events) =>
    events.flatMap((event) => happening(event, scenario) ?? []),
  )
  const at = left!.findIndex((text, index) => text !== right![index])
  const index = at < 0 ? left!.length : at
  const [expected, seen] = [left![index] ?? 'nothing more', right![index] ?? 'nothing more']
  if (expected === seen) throw new Error('The two sides differ in what happens inside one world only.')
  return {
    program: programOf(scenario, { events: predicted, observed, happenings: true }),
    verdict: { by: 'happenings', nth: index + 1 },
    about: `what happens as number ${index + 1}`,
    expected,
    observed: seen,
  }
}
