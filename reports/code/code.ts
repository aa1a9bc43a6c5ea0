import { actorOf } from '../../model/scenario/actor.ts'
import type { World } from '../../model/scenario/recipe.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { indent } from './layout.ts'
import { awaitedModule, importModule } from './module.ts'
import { Scope } from './scope.ts'
import { addStep, executedText, worldsOf } from './step.ts'

/** A scenario as readable JavaScript: what the preload script does and what the page does. */
export interface Code {
  preload: string
  page: string
  /** both worlds act more than once: the comments `// step n` say in which order over both files */
  interleaved: boolean
}

/** Writes a scenario as code to read. It holds no live value; strings are quoted so that none can end the literal. */
export function codeOf(scenario: Scenario): Code {
  const worlds = scenario.steps.flatMap(worldsOf)
  const interleaved = worlds.lastIndexOf('isolated') > worlds.indexOf('main') && worlds.includes('main')
  return {
    preload: worldCode(scenario, 'isolated', interleaved),
    page: worldCode(scenario, 'main', interleaved),
    interleaved,
  }
}

function worldCode(scenario: Scenario, world: World, interleaved: boolean): string {
  const scope = new Scope(scenario, world)
  let awaits = false
  scenario.steps.forEach((step, index) => {
    if (!worldsOf(step).includes(world)) return
    if (interleaved) scope.statements.push(`// step ${index + 1}`)
    if (step.do === 'await') awaits = true
    addStep(step, scope, scenario)
  })
  const lines = [...scope.prelude, ...scope.statements]
  if (lines.length === 0) return ''
  const head = world === 'isolated' ? "const { contextBridge } = require('electron')\n\n" : ''
  const body = lines.join('\n')
  const imports = body.includes(awaitedModule)
  const tail = imports ? `\n${importModule}\n` : ''
  // A preload script is no module: it can't await at its top.
  return awaits || imports ? `${head}void (async () => {\n  ${indent(body)}\n})()\n${tail}` : `${head}${body}\n`
}

/** Each step as one line of code, cut where it is long; values stand by their names. */
export function stepLines(scenario: Scenario): string[] {
  const scopes = { isolated: new Scope(scenario, 'isolated'), main: new Scope(scenario, 'main') }
  return scenario.steps.map((step) => {
    const scope = scopes[actorOf(step)]
    const before = scope.statements.length
    addStep(step, scope, scenario)
    const added = scope.statements.length > before ? scope.statements.at(-1)! : step.do
    const told = 'func' in step ? added.replace(executedText, scopes.main.operand(step.func)) : added
    const line = told.replace(/\n\s*/g, ' ')
    return `${actorOf(step) === 'main' ? 'page' : 'preload'}: ${line.length > 100 ? `${line.slice(0, 100)}…` : line}`
  })
}
