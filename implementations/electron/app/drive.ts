import type { World } from '../../../model/scenario/recipe.ts'
import type { Plan } from './plan.ts'
import type { Recorder } from './recorder.ts'

/** The main world as the preload script reaches it. */
export type MainWorld = Pick<Recorder, 'load' | 'collect'> & { run(tokens: string): void }

/**
 * Makes the function that runs a batch and calls back with both worlds' logs.
 * It goes on by messages and never by promises, so that it queues no microtask of its own among the scenario's.
 */
export function drive(isolated: Recorder, main: MainWorld, restartTicks: () => void) {
  let serial = 0
  const hop = hopper()

  return (
    texts: Record<World, string>,
    plans: readonly Plan[],
    done: (isolated: string, main: string) => void,
  ): void => {
    isolated.load(texts.isolated)
    main.load(texts.main)
    let scenario = 0
    let position = 0
    let begin = ''

    const go = (): void => {
      while (scenario < plans.length) {
        const plan = plans[scenario]!
        if (position === 0) {
          serial += 1
          begin = `b${scenario}n${serial}`
          restartTicks()
          isolated.run(begin, 0)
        }
        while (position < plan.length) {
          const command = plan[position]!
          position += 1
          if (command[0] === 'h') return hop(go)
          if (command[0] === 'i') {
            isolated.run(command, 1)
          } else {
            main.run(begin + tail(command))
            begin = ''
          }
        }
        scenario += 1
        position = 0
      }
      done(isolated.collect(), main.collect())
    }
    go()
  }
}

const { apply } = Reflect
const { slice } = String.prototype
const tail = (text: string): string => apply(slice, text, [1])

/** A function that goes on in a later task, after all microtasks: 13 microseconds, where a timer takes milliseconds. */
function hopper(): (next: () => void) => void {
  const { port1, port2 } = new MessageChannel()
  const { postMessage } = MessagePort.prototype
  const message = [0]
  let waiting: () => void = () => {}
  port2.addEventListener('message', () => waiting())
  port2.start()
  return (next) => {
    waiting = next
    apply(postMessage, port1, message)
  }
}
