import type { ValueNode } from '../../model/scenario/recipe.ts'
import { bind, createObject, freeze, ProxyConstructor, revocable, setPrototypeOf } from './intrinsics.ts'
import { fulfill, makePromise, reject } from './promise.ts'
import { AsyncFunctionPrototype } from './prototypes.ts'
import { interpreter, run } from './state.ts'

type FunctionNode = ValueNode & { kind: 'function' }
type Form = FunctionNode['form']

/** No traps, and none to inherit. */
export const noTraps = freeze(createObject(null))

/** Makes a function of the scenario under way in one of the forms of the language. `owner`: the number of its run. */
export function makeFunction(name: string, form: Form): object {
  const owner = run.number
  switch (form) {
    case 'function':
      return makeOrdinary(owner, name)
    case 'bound':
      return bind(makeOrdinary(owner, name), undefined)
    case 'proxy':
      return new ProxyConstructor(makeOrdinary(owner, name), noTraps)
    case 'revoked': {
      const made = revocable(makeOrdinary(owner, name), noTraps)
      made.revoke()
      return made.proxy
    }
    case 'arrow':
      return (...args: unknown[]) => interpreter.runScript(owner, name, undefined, args, false)
    case 'method':
      return {
        method(...args: unknown[]) {
          return interpreter.runScript(owner, name, this, args, false)
        },
      }.method
    case 'async':
      return makeAsync(owner, name)
    case 'class':
      return makeClass(owner, name)
    case 'generator':
      return function* () {}
    case 'asyncGenerator':
      return async function* () {}
    default:
      return form satisfies never
  }
}

function makeOrdinary(owner: number, name: string): object {
  return function (this: unknown, ...args: unknown[]): unknown {
    return interpreter.runScript(owner, name, this, args, new.target !== undefined)
  }
}

/**
 * A real async function would look up the `then` and `constructor` of what it returns, which may be patched.
 * So this is a method that returns a promise, with the prototype of async functions.
 */
function makeAsync(owner: number, name: string): object {
  const method = {
    method(...args: unknown[]): object {
      const settlement = makePromise()
      try {
        fulfill(settlement, interpreter.runScript(owner, name, this, args, false))
      } catch (error) {
        reject(settlement, error)
      }
      return settlement.promise
    },
  }.method
  setPrototypeOf(method, AsyncFunctionPrototype)
  return method
}

/** V8 refuses to call it, with its name in the message. Only a bridge that constructs gets the script to run. */
function makeClass(owner: number, name: string): object {
  return class K {
    constructor(...args: unknown[]) {
      // biome-ignore lint/correctness/noConstructorReturn: a script may return an object
      return interpreter.runScript(owner, name, this, args, true) as object
    }
  }
}
