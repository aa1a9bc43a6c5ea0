import type { Trace, TraceEvent } from '../../../model/observation.ts'
import type { ValueNode } from '../../../model/scenario/recipe.ts'
import type { Scenario } from '../../../model/scenario/scenario.ts'
import type { Step } from '../../../model/scenario/step.ts'
import { openInlineSession } from '../../in-process/inline.ts'
import type { Worlds } from '../../in-process/worlds.ts'
import { openContext } from '../../vm/worlds.ts'

/** Two vm contexts and no bridge at all: the page gets the preload's own objects. `after` runs in both once installed. */
export function fakeWorlds(after = ''): Worlds {
  const open = () => {
    const { evaluate } = openContext()
    const put = evaluate('(key, value) => { globalThis[key] = value }') as (key: string, value: unknown) => void
    return {
      put,
      evaluateOnly: evaluate,
      evaluate(source: string) {
        const value = evaluate(source)
        evaluate(after)
        return value
      },
    }
  }
  const isolated = open()
  const main = open()
  return {
    isolated,
    main,
    exposeInMainWorld: main.put,
    executeInMainWorld({ func, args = [] }) {
      const text = Function.prototype.toString.call(func)
      return Reflect.apply(main.evaluateOnly(`(${text})`) as () => unknown, null, args)
    },
  }
}

export type Values = Record<string, ValueNode>

export const scenarioOf = (values: Values, steps: Step[]): Scenario => ({ bridgecheck: 1, values, steps })

/** The traces of scenarios in fake worlds. */
export async function runFake(scenarios: readonly Scenario[], after = ''): Promise<Trace[]> {
  const session = await openInlineSession('fake', () => fakeWorlds(after))
  const traces = await session.run(scenarios)
  await session.close()
  return traces
}

/** The events of one scenario in fake worlds. */
export async function eventsOf(values: Values, steps: Step[]): Promise<TraceEvent[]> {
  const [trace] = await runFake([scenarioOf(values, steps)])
  if (trace === undefined || !('events' in trace)) throw new Error('The scenario has no events.')
  return trace.events
}

/** What the isolated world sees of its own node `name`, walked. */
export async function seenOf(values: Values, name: string): Promise<unknown> {
  const [event] = await eventsOf(values, [{ do: 'read', in: 'isolated', at: { value: name } }])
  return event !== undefined && 'value' in event ? event.value : event
}
