import type { ValueNode } from '../../model/scenario/recipe.ts'
import type { Action, Script } from '../../model/scenario/script.ts'
import { block, callCode } from './layout.ts'
import { member } from './quote.ts'
import type { Frame, Scope } from './scope.ts'

type FunctionNode = Extract<ValueNode, { kind: 'function' }>

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

/** The highest argument that a script mentions, plus one. */
function parameterCount(script: Script): number {
  const mentioned = [...JSON.stringify(script).matchAll(/"argument":(\d+)/g)].map((match) => Number(match[1]))
  return Math.max(0, ...mentioned.map((index) => index + 1))
}

/** A function of the scenario as an expression. */
export function functionCode(node: FunctionNode, scope: Scope, name: string): string {
  const count = Math.max(parameterCount(node.script), scope.probes.parameters(name))
  const parameters = Array.from({ length: count }, (_, index) =>
    scope.names.of('argument', `${name}.${index}`, letters[index] ?? 'argument'),
  )
  const frame: Frame = {
    argument: (index) => parameters[index] ?? 'undefined',
    outcome: (index) => scope.names.of('outcome', `${name}.${index}`, `outcome${index}`),
    receiver: node.form === 'arrow' ? 'undefined' : node.form === 'bound' ? 'undefined' : 'this',
  }
  const list = `(${parameters.join(', ')})`
  const added = scope.probes.called(name, frame, scope)
  const body = block([...added, ...scriptStatements(node.script, frame, scope, name)])
  switch (node.form) {
    case 'arrow':
      return `${list} => ${added.length > 0 ? body : (arrowBody(node.script, frame, scope) ?? body)}`
    case 'function':
      return `function ${list} ${body}`
    case 'method':
      return `({ method${list} ${body} }).method`
    case 'async':
      return `async function ${list} ${body}`
    case 'bound':
      return `(function ${list} ${body}).bind(undefined)`
    case 'proxy':
      return `new Proxy(function ${list} ${body}, {})`
    case 'revoked':
      return '((made) => { made.revoke(); return made.proxy })(Proxy.revocable(() => {}, {}))'
    case 'class':
      return 'class K {}'
    case 'generator':
      return 'function* () {}'
    case 'asyncGenerator':
      return 'async function* () {}'
  }
}

/** The `(…) {…}` of a method, for the object literal that it stands in; undefined for every other expression. */
export function methodTail(code: string): string | undefined {
  return /^\(\{ method(\([\s\S]*) \}\)\.method$/.exec(code)?.[1]
}

function arrowBody(script: Script, frame: Frame, scope: Scope): string | undefined {
  if ((script.actions ?? []).length > 0 || 'throw' in script) return undefined
  if (script.return === undefined) return '{}'
  const code = scope.inside(script.return, frame)
  return code.startsWith('{') ? `(${code})` : code
}

function scriptStatements(script: Script, frame: Frame, scope: Scope, name: string): string[] {
  const text = JSON.stringify(script)
  const statements = (script.actions ?? []).flatMap((action, index) =>
    actionCode(
      action,
      index,
      text.includes(`"outcome":${index}`),
      frame,
      scope,
      scope.probes.outcome(name, index, scope),
      name,
    ),
  )
  if ('throw' in script) return [...statements, `throw ${scope.inside(script.throw, frame)}`]
  if (script.return === undefined) return statements
  return [...statements, `return ${scope.inside(script.return, frame)}`]
}

function actionCode(
  action: Action,
  index: number,
  needed: boolean,
  frame: Frame,
  scope: Scope,
  probe: ((done: string) => string[]) | undefined,
  name: string,
): string[] {
  if ('hang' in action) return ['for (;;) {}']
  if ('abort' in action) return [scope.world === 'isolated' ? 'process.crash()' : '/* ends the renderer */']
  if ('keep' in action) return [`${scope.kept(action.as)} = ${scope.inside(action.keep, frame)}`]
  if ('set' in action) {
    const place = `${scope.target(action.at, frame)}${member(action.set, scope.unique)}`
    const change = `${place} = ${scope.inside(action.value, frame)}`
    return [scope.probes.runs ? `try { ${change} } catch {}` : change]
  }
  const args = action.args.map((arg) => scope.inside(arg, frame))
  const call = callCode(scope.target(action.call, frame), args)
  const outcome = frame.outcome(index)
  const found = `typeof ${scope.inside(action.call, frame)} === 'function'`
  const findsNothing = action.rethrow === true && scope.probes.findsNothing(name, index)
  if (probe !== undefined) {
    const done = scope.names.of('outcome', `${name}.${index} done`, `done${index}`)
    return [
      `const ${done} = attempt(() => ${call})`,
      ...probe(done),
      ...(action.rethrow ? [`if (${findsNothing ? `${found} && ` : ''}'threw' in ${done}) throw ${done}.threw`] : []),
      ...(needed ? [`const ${outcome} = ${done}.returned`] : []),
    ]
  }
  if (findsNothing) return [needed ? `const ${outcome} = ${found} ? ${call} : undefined` : `if (${found}) ${call}`]
  if (action.rethrow) return [needed ? `const ${outcome} = ${call}` : call]
  return needed ? [`let ${outcome}`, `try { ${outcome} = ${call} } catch {}`] : [`try { ${call} } catch {}`]
}
