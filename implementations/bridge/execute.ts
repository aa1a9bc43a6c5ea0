import { Crossing, type Workings } from './crossing.ts'
import { remakeHostError } from './hostError.ts'
import type { Worlds } from './parts.ts'
import type { Completion } from './realm.ts'

type Failure = Completion & { threw: true }

/** What runs when the preload calls `executeInMainWorld({ func, args })`. */
export function execution(workings: Workings, worlds: Worlds): (args: readonly unknown[]) => Completion {
  const { isolated, main } = worlds
  const { brands } = workings.parts
  return (given) => {
    let text: string
    let args: unknown[]
    try {
      const { refusal, ...parsed } = parse(given[0])
      if (refusal !== undefined) return { threw: true, value: isolated.error('TypeError', refusal) }
      ;({ text, args } = parsed)
    } catch (thrown) {
      return { threw: true, value: remakeHostError(thrown, isolated, main, brands) }
    }
    const run = runInMain(text, args, workings, worlds)
    return run.threw ? run : takeResult(run.value, workings, worlds)
  }
}

/** EXEC-SCRIPT. The text is what the intrinsic `toString` says, whatever the function has of its own. */
function parse(script: unknown): { refusal?: string; text: string; args: unknown[] } {
  const none = { text: '', args: [] }
  if ((typeof script !== 'object' && typeof script !== 'function') || script === null)
    return { ...none, refusal: 'Invalid script' }
  const func: unknown = Reflect.get(script, 'func')
  if (typeof func !== 'function') return { ...none, refusal: "Function 'func' is required in script" }
  const args: unknown = Reflect.has(script, 'args') ? Reflect.get(script, 'args') : []
  if (!Array.isArray(args)) return { ...none, refusal: "'args' must be an array" }
  return { text: `(${Function.prototype.toString.call(func)})`, args }
}

/** EXEC-RUN */
function runInMain(text: string, args: unknown[], workings: Workings, worlds: Worlds): Completion {
  const { isolated, main } = worlds
  const fail = (message: string): Failure => ({ threw: true, value: main.error('Error', message) })
  let func: unknown
  try {
    func = main.evaluate(text)
  } catch (thrown) {
    return fail(textOf(thrown, 'Unknown error during script compilation'))
  }
  if (typeof func !== 'function')
    return fail('Expected script to result in a function but a non-function type was found')
  const crossing = new Crossing(workings, isolated, main, isolated)
  const passed: unknown[] = []
  for (let index = 0; index < args.length; index++) {
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
    return { threw: false, value: main.apply(func, null, passed) }
  } catch (thrown) {
    return fail(textOf(thrown, 'Unknown error during function execution'))
  }
}

/** EXEC-RESULT */
function takeResult(result: unknown, workings: Workings, { isolated, main }: Worlds): Completion {
  try {
    const crossing = new Crossing(workings, main, isolated, isolated)
    const value = crossing.pass(result, 0, main.global)
    crossing.rethrowMissed()
    return { threw: false, value }
  } catch (thrown) {
    return { threw: true, value: isolated.error('Error', textOf(thrown, 'Unknown error cloning result')) }
  }
}

/** EXEC-THROW */
function textOf(thrown: unknown, fallback: string): string {
  try {
    return `${thrown}`
  } catch {
    return fallback
  }
}
