import type { TraceEvent } from '../../model/observation.ts'
import { actorOf } from '../../model/scenario/actor.ts'
import type { Key } from '../../model/scenario/primitive.ts'
import type { World } from '../../model/scenario/recipe.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import type { Change, Step } from '../../model/scenario/step.ts'
import { patchCode } from '../code/patch.ts'
import { member, primitiveCode, quote } from '../code/quote.ts'
import type { Scope } from '../code/scope.ts'
import { addStep, changeCode, execution, invocation, stepCode } from '../code/step.ts'
import type { Held } from './look.ts'
import { heldByHook, heldByOutcome, watchStatements } from './probes.ts'
import type { Watching } from './program.ts'

type Scopes = Record<World, Scope>

/** The statements of one step, by world. What is known to throw is caught. */
export function watchedStepCode(
  step: Step,
  index: number,
  scenario: Scenario,
  scopes: Scopes,
  watching: Watching,
): [World, string[]][] {
  const world = actorOf(step)
  const scope = scopes[world]
  const before = scope.statements.length
  const watch = (on: TraceEvent['on'], held: Held, where: Scope = scope): string[] =>
    watchStatements(
      (event) => event.on === on && event.step === index && event.in === where.world,
      held,
      where,
      watching,
      scenario,
    )
  const code = codeOf(step, index, scenario, scope, watching, watch)
  for (const statement of code) scope.statement(statement)
  const own: [World, string[]] = [world, scope.statements.splice(before)]
  if (step.do === 'execute') {
    const offered = scopes.main.statements.length
    addStep(step, scopes.main, scenario)
    return [['main', scopes.main.statements.splice(offered)], own]
  }
  if (step.do !== 'expose') return [own]
  const key = typeof step.key === 'string' ? step.key : step.key.global
  const value = `window${member(key, String)}`
  const look = watch('exposed', { field: () => value, fact: 'undefined', owner: ['window', quote(key)] }, scopes.main)
  return [own, ['main', look]]
}

type Watch = (on: TraceEvent['on'], held: Held) => string[]

function codeOf(
  step: Step,
  index: number,
  scenario: Scenario,
  scope: Scope,
  watching: Watching,
  watch: Watch,
): string[] {
  switch (step.do) {
    case 'expose':
    case 'call':
    case 'construct':
    case 'execute': {
      const done = scope.names.of('outcome', `step ${index}`, 'done')
      const looks = watch('done', heldByOutcome(done))
      if (looks.length === 0 && !throws(index, watching)) return [stepCode(step, scope, scenario)!]
      const act = actOf(step, scope, scenario)
      const result = step.do === 'expose' || step.as === undefined ? [] : [scope.result(step.as, `${done}.returned`)]
      const attempted =
        looks.length + result.length > 0 ? `const ${done} = attempt(() => ${act})` : `attempt(() => ${act})`
      return [attempted, ...looks, ...result]
    }
    case 'read': {
      const value = isMissing(index, watching) ? scope.perhaps(step.at) : scope.target(step.at)
      return watch('read', { field: () => value, fact: 'undefined' })
    }
    case 'compare': {
      const same = `Object.is(${scope.operand(step.left)}, ${scope.operand(step.right)})`
      return watch('compared', { field: () => same, fact: same })
    }
    case 'patch':
      return [
        patchCode(step, (hook) => watchStatements(isRunOf(hook, scope.world), heldByHook, scope, watching, scenario)),
      ]
    case 'await': {
      const ending = scope.names.of('outcome', `step ${index}`, 'ending')
      const promise = scope.target(step.at)
      const wait = `await settled(() => ${promise.startsWith('{') ? `(${promise})` : promise})`
      const looks = watch('settled', { field: () => `${ending}.value`, fact: `${ending}.state` })
      const result = step.as === undefined ? [] : [scope.result(step.as, `${ending}.value`)]
      return looks.length + result.length > 0 ? [`const ${ending} = ${wait}`, ...looks, ...result] : [wait]
    }
    case 'settle': {
      const code = stepCode(step, scope, scenario)
      return code === undefined ? [] : [code]
    }
    case 'mutate': {
      const target = scope.target(step.at)
      const changed = scope.names.of('outcome', `step ${index}`, 'changed')
      const looks = watch('changed', { field: () => `${changed}.returned`, fact: `${changed}.returned` })
      const code = reflectCode(target, step.change, scope)
      if (looks.length > 0) return [`const ${changed} = attempt(() => ${code})`, ...looks]
      return changes(index, watching) ? [changeCode(target, step.change, scope)] : [`attempt(() => ${code})`]
    }
  }
}

function actOf(
  step: Step & { do: 'expose' | 'call' | 'construct' | 'execute' },
  scope: Scope,
  scenario: Scenario,
): string {
  if (step.do === 'expose') return stepCode(step, scope, scenario)!
  return step.do === 'execute' ? execution(step, scope) : invocation(step, scope)
}

const isRunOf =
  (hook: string, world: World) =>
  (event: TraceEvent): boolean =>
    event.on === 'hooked' && event.in === world && event.hook === hook

/** A change as an expression that says whether it changed something; it throws where it does not fit. */
function reflectCode(target: string, change: Change, scope: Scope): string {
  const key = (of: Key): string => primitiveCode(of, scope.unique)
  if ('set' in change) return `Reflect.set(${target}, ${key(change.set)}, ${scope.operand(change.value)})`
  if ('delete' in change) return `Reflect.deleteProperty(${target}, ${key(change.delete)})`
  return `(${changeCode(target, change, scope)}, true)`
}

const isUndefined = (value: unknown): boolean => typeof value === 'object' && value !== null && 'undefined' in value

/** Whether a place that is read is not there: reading it gives undefined, in one trace at least. */
const isMissing = (step: number, { events, observed }: Watching): boolean =>
  [...events, ...observed].some((event) => event.on === 'read' && event.step === step && isUndefined(event.value))

const throws = (step: number, { events, observed }: Watching): boolean =>
  [...events, ...observed].some((event) => event.on === 'done' && event.step === step && !('returned' in event))

const changes = (step: number, { events, observed }: Watching): boolean =>
  [events, observed].every((trace) =>
    trace.some((event) => event.on === 'changed' && event.step === step && event.changed),
  )
