import type { TraceEvent } from '../../../model/observation.ts'
import type { Agent } from '../../world/agent.ts'
import { runTokens } from './plan.ts'

/**
 * What one world logged of one scenario: its index in the batch, when which of its own steps started, its events.
 *
 * An agent should be told of the other world's steps too. That would be a crossing per step, so it isn't;
 * instead the starts of both worlds say later under which step an event fell (`merge.ts`).
 */
export type Log = [
  index: number,
  starts: [tick: number, step: number][],
  events: [tick: number, event: TraceEvent][],
  /** the world code itself failed, as it does on values so deep that they exhaust the stack */
  failure?: string,
]

/**
 * Drives one world's agent by tokens and collects the logs of a batch as text. A scenario is closed when the next one
 * begins: that saves a crossing. A world that has nothing to do in a scenario has no log of it.
 */
export interface Recorder {
  /** starts a batch: forgets what the last one left */
  load(batch: string): void
  /** runs a command's tokens, those from position `from` on */
  run(tokens: string, from: number): void
  /** closes the last scenario and gives the batch's logs: JSON text of `Log[]` */
  collect(): string
}

export function recorder(agent: Agent, tick: () => number): Recorder {
  let open = -1
  let starts = ''
  let failure = ''
  let logs = ''

  const close = () => {
    if (open < 0) return
    logs += `${logs === '' ? '' : ','}[${open},[${starts}],${agent.end()}${failure}]`
    open = -1
    starts = ''
    failure = ''
  }
  const act = (token: string | undefined, index: number) => {
    switch (token) {
      case 'b':
        close()
        open = index
        break
      case 'n':
        agent.begin(open, `s${index}_`)
        break
      case 's':
        starts += `${starts === '' ? '' : ','}[${tick()},${index}]`
        agent.step(index)
        break
      case 'x':
        agent.exposed(index)
        break
      case 'f':
        agent.finish(index)
        break
    }
  }
  return {
    load(batch) {
      open = -1
      starts = ''
      failure = ''
      logs = ''
      agent.load(batch)
    },
    run(tokens, from) {
      try {
        runTokens(tokens, from, act)
      } catch (error) {
        failure = `,${quote(error)}`
      }
    },
    collect() {
      close()
      return `[${logs}]`
    },
  }
}

const { stringify } = JSON

function quote(error: unknown): string {
  return stringify(error instanceof Error ? error.message : 'something that is no Error was thrown')
}
