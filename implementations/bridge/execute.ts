import type { Brands } from './brands.ts'
import { Crossing, type Workings } from './crossing.ts'
import { remakeHostError } from './hostError.ts'
import type { Worlds } from './parts.ts'
import type { Completion } from './realm.ts'

type Failure = Completion & { threw: true }

/** What runs when the preload calls `executeInMainWorld({ func, args })`. */
export function execution(workings: Workings, worlds: Worlds): (args: readonly unknown[]) => Completion {
  const { isolated, main } = worlds
  const { brands } = workings.parts
  const refusing = workings.rules.has('EXEC-SCRIPT-CLASS') ? 'TypeError' : 'Error'
  return (given) => {
    let text: string
    let args: unknown[]
    try {
      const { refusal, ...parsed } = parse(given[0], brands)
      if (refusal !== undefined) return { threw: true, value: isolated.error(refusing, refusal) }
      ;({ text, args } = parsed)
    } catch (thrown) {
      return { threw: true, value: remakeHostError(thrown, isolated, main, brands) }
    }
    const run = runInMain(text, args, workings, worlds)
    return run.threw ? run : takeResult(run.value, workings, worlds)
  }
}

/** EXEC-SCRIPT. The text is what the intrinsic `toString` says, whatever the function has of its own. */
function parse(script: unknown, brands: Brands): { refusal?: string; text: string; args: unknown[] } {
  const none = { text: '', args: [] }
  if ((typeof script !== 'object' && typeof script !== 'function') || script === null)
    return { ...none, refusal: 'Invalid script' }
  const func = readOf(script, 'func')
  if (typeof func !== 'function') return { ...none, refusal: "Function 'func' is required in script" }
  const args = Reflect.has(script, 'args') ? readOf(script, 'args') : []
  if (!Array.isArray(args) || brands.isProxy(args)) return { ...none, refusal: "'args' must be an array" }
  return { text: `(${Function.prototype.toString.call(func)})`, args }
}

/** A property; one that throws counts as none. */
function readOf(object: object, key: string): unknown {
  try {
    return Reflect.get(object, key)
  } catch {
    return undefined
  }
}

/** EXEC-RUN */
function runInMain(text: string, args: unknown[], workings: Workings, worlds: Worlds): Completion {
  const { isolated, main } = worlds
  const fail = (message: string): Failure => ({ threw: true, value: main.error('Error', message) })
  let func: unknown
  try {
    func = main.evaluate(text)
  } catch (thrown) {
    return fail(textOf(thrown, 'Unknown error during script execution'))
  }
  if (typeof func !== 'function')
    return fail('Expected script to result in a function but a non-function type was found')
  const crossing = new Crossing(workings, isolated, main, isolated)
  const passed: unknown[] = []
  const { length } = args
  for (let index = 0; index < length; index++) {
    let argument: unknown
    try {
      argument = args[index]
    } catch {
      return fail(`Failed to get argument at index ${index}`)
    }
    try {
      passed[index] = crossing.pass(argument, 0, isolated.global)
    } catch {
      return fail(`Failed to proxy argument at index ${index}`)
    }
  }
  try {
    return { threw: false, value: main.apply(func, workings.parts.executionReceiver, passed) }
  } catch (thrown) {
    return fail(textOf(thrown, 'Unknown error during function execution'))
  }
}

/** EXEC-RESULT */
function takeResult(result: unknown, workings: Workings, { isolated, main }: Worlds): Completion {
  try {
    const crossing = new Crossing(workings, main, isolated, isolated)
    // Nothing is rethrown that a getter threw on the way: what could be converted is the result.
    return { threw: false, value: crossing.pass(result, 0, main.global) }
  } catch (thrown) {
    return { threw: true, value: isolated.error('Error', textOf(thrown, 'Unknown error cloning result')) }
  }
}

/** EXEC-THROW. The string goes through one of C: it ends at the first zero, and half a character is a whole one. */
function textOf(thrown: unknown, fallback: string): string {
  try {
    return `${thrown}`.replace(/\0.*/s, '').replace(/\p{Surrogate}/gu, '\ufffd')
  } catch {
    return fallback
  }
}
