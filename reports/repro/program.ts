import type { TraceEvent } from '../../model/observation.ts'
import type { World } from '../../model/scenario/recipe.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { Scope } from '../code/scope.ts'
import { helpers, helpersFor } from './helpers.ts'
import type { Earlier, Look } from './look.ts'
import { probesOf } from './probes.ts'
import { watchedStepCode } from './step.ts'

/** What a program does beside the scenario: look at a place, tell what happens, or nothing. */
export interface Watching {
  /** the predicted trace */
  events: readonly TraceEvent[]
  /** the observed trace: what throws in one of both is caught */
  observed: readonly TraceEvent[]
  look?: Look
  earlier?: Earlier
  happenings?: true
}

/**
 * The code of both worlds. It calls `observe(look)` with a function that gives a text, and where the worlds take turns
 * or wait `turn`, `handOver`, `pass` and `settled`: see the hosts, `fiddle.ts` and `test-file.ts`.
 */
export interface Program {
  preload: WorldCode
  page: WorldCode
}

export interface WorldCode {
  /** functions that the code uses */
  helpers: string[]
  statements: string[]
  /** it waits: its statements stand in an async function */
  waits: boolean
}

/** What the code calls beside the scenario's own values. */
const reserved = [
  ...Object.keys(helpers),
  'observe',
  'settled',
  'turn',
  'handOver',
  'pass',
  'earlier',
  'host',
  'toRun',
  'importModule',
]

interface Turn {
  world: World
  statements: string[]
}

export function programOf(scenario: Scenario, watching: Watching): Program {
  const scopes = {
    isolated: new Scope(scenario, 'isolated', probesOf('isolated', watching, scenario)),
    main: new Scope(scenario, 'main', probesOf('main', watching, scenario)),
  }
  for (const scope of Object.values(scopes)) for (const name of reserved) scope.names.of('helper', name)
  const turns: Turn[] = [
    { world: 'isolated', statements: [] },
    { world: 'main', statements: [] },
  ]
  const add = (world: World, statements: readonly string[]): void => {
    if (statements.length === 0) return
    if (turns.length === 2 && world === 'isolated' && turns[1]!.statements.length === 0)
      turns[0]!.statements.push(...statements)
    else if (turns.at(-1)!.world === world) turns.at(-1)!.statements.push(...statements)
    else turns.push({ world, statements: [...statements] })
  }
  for (const [index, step] of scenario.steps.entries())
    for (const [world, statements] of watchedStepCode(step, index, scenario, scopes, watching)) add(world, statements)
  if (turns.at(-1)!.world === 'isolated') turns.push({ world: 'main', statements: [] })
  return { preload: worldCode('isolated', turns, scopes), page: worldCode('main', turns, scopes) }
}

function worldCode(world: World, turns: readonly Turn[], scopes: Record<World, Scope>): WorldCode {
  // The first two turns come in order by themselves, unless the preload script has to wait in its own.
  const given = turns[0]!.statements.some(waits) ? 0 : 2
  const statements = turns.flatMap((turn, number) => {
    if (turn.world !== world) return []
    if (number < given) return turn.statements
    if (world === 'main') return [`await handOver(${number - 1}, ${number})`, ...turn.statements]
    return [`await turn(${number})`, ...turn.statements, `pass(${number + 1})`]
  })
  const all = [...scopes[world].prelude, ...statements]
  const code = all.join('\n')
  return { helpers: helpersFor(code), statements: all, waits: waits(code) }
}

const waits = (code: string): boolean => /\bawait (turn|handOver|settled|importModule)\(/.test(code)
