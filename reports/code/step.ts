import { actorOf } from '../../model/scenario/actor.ts'
import type { Operand } from '../../model/scenario/place.ts'
import type { World } from '../../model/scenario/recipe.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import type { Change, Step } from '../../model/scenario/step.ts'
import { callCode } from './layout.ts'
import { settlers } from './node.ts'
import { patchCode } from './patch.ts'
import { member, quote } from './quote.ts'
import type { Scope } from './scope.ts'

/** Adds the statement of one step to the code of its world. */
export function addStep(step: Step, scope: Scope, scenario: Scenario): void {
  const code = stepCode(step, scope, scenario)
  if (code !== undefined) scope.statement(code)
}

/** Undefined where a step does nothing by the language. */
export function stepCode(step: Step, scope: Scope, scenario: Scenario): string | undefined {
  const operand = (value: Operand | undefined): string => scope.operand(value)
  switch (step.do) {
    case 'expose': {
      const key = typeof step.key === 'string' ? step.key : step.key.global
      return callCode('contextBridge.exposeInMainWorld', [quote(key), operand(step.value)])
    }
    case 'read':
      return `console.log(${scope.target(step.at)})`
    case 'call':
    case 'construct':
      return scope.result(step.as, invocation(step, scope))
    case 'execute':
      return scope.world === 'main' ? offer(step, scope) : scope.result(step.as, execution(step, scope))
    case 'await':
      return scope.result(step.as, `await ${scope.target(step.at)}`)
    case 'settle': {
      const node = scenario.values[step.promise]
      // The language says what settling anything else does: nothing.
      if (node?.kind !== 'promise' || node.in !== scope.world || 'fulfilled' in node || 'rejected' in node)
        return undefined
      operand({ value: step.promise })
      const [resolve, reject] = settlers(step.promise, scope)
      const rejects = 'rejected' in step
      return `${rejects ? reject : resolve}(${operand(rejects ? step.rejected : step.fulfilled)})`
    }
    case 'mutate':
      return changeCode(scope.target(step.at), step.change, scope)
    case 'compare':
      return `console.log(${callCode('Object.is', [operand(step.left), operand(step.right)])})`
    case 'patch':
      return patchCode(step)
  }
}

/** The worlds whose code has something of a step, in order. What is executed in the page is offered by it first. */
export function worldsOf(step: Step): World[] {
  return step.do === 'execute' && step.func !== undefined ? ['main', 'isolated'] : [actorOf(step)]
}

/** The text of what is executed can't name anything but globals. */
function offer({ func }: Extract<Step, { do: 'execute' }>, scope: Scope): string | undefined {
  return func === undefined ? undefined : `window.toRun = ${scope.operand(func)}`
}

/** The text that the preload hands over in the place of the function: it calls what the page offered. */
export const executedText = "function () { 'use strict'; return Reflect.apply(toRun, this, arguments) }"

/** The call of `executeInMainWorld` as an expression. */
export function execution({ func, args }: Extract<Step, { do: 'execute' }>, scope: Scope): string {
  const list = `args: [${args.map((arg) => scope.operand(arg)).join(', ')}]`
  return callCode('contextBridge.executeInMainWorld', [
    `{ ${func === undefined ? '' : `func: ${executedText}, `}${list} }`,
  ])
}

/** The call or construction of a step as an expression. */
export function invocation(step: Extract<Step, { do: 'call' | 'construct' }>, scope: Scope): string {
  const target = scope.target(step.at)
  const args = step.args.map((arg) => scope.operand(arg))
  if (step.do === 'call') return callCode(target, args)
  return callCode(`new ${/^[\w$.]+$/.test(target) ? target : `(${target})`}`, args)
}

export function changeCode(target: string, change: Change, scope: Scope): string {
  const operand = (value: Operand | undefined): string => scope.operand(value)
  if ('set' in change) return `${target}${member(change.set, scope.unique)} = ${operand(change.value)}`
  if ('delete' in change) return `delete ${target}${member(change.delete, scope.unique)}`
  if ('mapSet' in change) return callCode(`${target}.set`, change.mapSet.map(operand))
  if ('setAdd' in change) return callCode(`${target}.add`, [operand(change.setAdd)])
  if ('setTime' in change) return `${target}.setTime(${change.setTime})`
  if ('resize' in change) return callCode(`(${target}.buffer ?? ${target}).resize`, [String(change.resize)])
  const [index, byte] = change.writeByte
  return `new Uint8Array(${target}.buffer ?? ${target}, ${target}.byteOffset ?? 0)[${index}] = ${byte}`
}
