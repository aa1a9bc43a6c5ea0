import { failureMark, separator } from '../../batch.ts'
import type { Agent } from '../../world/agent.ts'
import { runTokens } from './tokens.ts'

/**
 * Drives one world's agent by tokens and collects the logs of a batch as text, for `readLogs`. A scenario is closed when
 * the next one begins: that saves a crossing. A world that has nothing to do in a scenario has an empty log of it.
 */
export interface Recorder {
  /** starts a batch: forgets what the last one left */
  load(batch: string): void
  /** runs a command's tokens, those from position `from` on */
  run(tokens: string, from: number): void
  /** closes the last scenario and gives the batch's logs */
  collect(): string
}

/** @param startStep notes for both worlds which step is under way */
export function recorder(agent: Agent, startStep: (index: number) => void): Recorder {
  let open = -1
  let failure = ''
  let logs = ''
  let separators = 0

  const close = () => {
    if (open < 0) return
    for (; separators < open; separators++) logs += separator
    logs += failure === '' ? agent.end() : failureMark + failure
    open = -1
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
        startStep(index)
        agent.step(index)
        break
      case 'x':
        agent.exposed(index)
        break
      case 'f':
        agent.finish(index)
        break
      case 'u':
        agent.undo()
        break
    }
  }
  return {
    load(batch) {
      open = -1
      failure = ''
      logs = ''
      separators = 0
      agent.load(batch)
    },
    run(tokens, from) {
      try {
        runTokens(tokens, from, act)
      } catch (error) {
        failure = quote(error)
      }
    },
    collect() {
      close()
      return logs
    },
  }
}

const { stringify } = JSON

function quote(error: unknown): string {
  return stringify(error instanceof Error ? error.message : 'something that is no Error was thrown')
}
