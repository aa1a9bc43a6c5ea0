import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { killGroup } from '../../../implementations/killGroup.ts'
import type { Watchdog } from '../../../implementations/watchdog.ts'
import type { Facts } from '../../../model/observation.ts'
import { packageFolder } from '../../packageFolder.ts'
import { type Worker, WorkerLost } from '../worker.ts'
import type { Answers, FromWorker, Request, Start, ToWorker } from './messages.ts'
import { Silence, type SilenceLimits, usualLimits } from './silence.ts'

const program = join(packageFolder, 'dist/properties/campaign/process/main.js')
/** Milliseconds that a worker may take to close its session. */
const closeLimit = 10_000

export interface ProcessOptions {
  /** gets what the process writes */
  log?: ((text: string) => void) | undefined
  /** how long it may be silent until it is killed */
  limits?: SilenceLimits
}

/**
 * Starts a worker in a process of its own. When the process ends, all that it was asked is rejected with `WorkerLost`;
 * one that is silent for too long is killed.
 *
 * @throws Error with one sentence when the adapter can't be opened there, `WorkerLost` when the process ends before it is
 */
export async function startWorkerProcess(start: Omit<Start, 'log'>, options: ProcessOptions = {}): Promise<Worker> {
  const { log, limits = usualLimits } = options
  const child = fork(program, {
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // In a group of its own, Ctrl-C in a terminal reaches the campaign and not its workers.
    detached: process.platform !== 'win32',
  })
  for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding('utf8').on('data', (text) => log?.(text))
  const conversation = new Conversation(child, limits)
  const facts = await conversation.open({ ...start, log: log !== undefined })
  return {
    facts,
    batch: (batch) => conversation.ask({ do: 'batch', batch }, batch.count),
    judgeEnd: (single, end) => conversation.ask({ do: 'judgeEnd', single, end }),
    selfTest: () => conversation.ask({ do: 'selfTest' }),
    run: (scenarios, options) => conversation.ask({ do: 'run', scenarios, options }, scenarios.length),
    close: () => conversation.close(),
  }
}

interface Waiting {
  resolve(answer: never): void
  reject(error: Error): void
  watchdog: Watchdog
  scenarios: number
}

/** Questions to one process and its answers. */
class Conversation {
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, Waiting>()
  readonly #ended: Promise<void>
  readonly #silence: Silence
  #serial = 0
  #lost: WorkerLost | undefined

  constructor(child: ChildProcess, limits: SilenceLimits) {
    this.#child = child
    this.#silence = new Silence(limits, (why) => {
      this.#lost ??= new WorkerLost(why, 'hang')
      // With what its adapter has started.
      killGroup(child)
    })
    this.#ended = new Promise((resolve) => {
      const lose = (why: string): void => {
        this.#lost ??= new WorkerLost(why)
        for (const { reject, watchdog } of this.#waiting.values()) {
          watchdog.stop()
          reject(this.#lost)
        }
        this.#waiting.clear()
        resolve()
      }
      child.once('exit', (code, signal) => lose(signal ?? `exit code ${code}`))
      child.on('error', ({ message }) => lose(message))
    })
    child.on('message', (message: FromWorker) => this.#hear(message))
  }

  open(start: Start): Promise<Facts> {
    const facts = this.#wait<Facts>(0, 0)
    this.#send({ start })
    return facts.catch(async (error: Error) => {
      killGroup(this.#child)
      await this.#ended
      throw error
    })
  }

  /** @param scenarios how many it is about */
  ask<Asked extends Request>(request: Asked, scenarios = 0): Promise<Answers[Asked['do']]> {
    if (this.#lost !== undefined) return Promise.reject(this.#lost)
    this.#serial += 1
    const number = this.#serial
    const answer = this.#wait<Answers[Asked['do']]>(number, scenarios)
    this.#send({ number, request })
    return answer
  }

  #wait<Answer>(number: number, scenarios: number): Promise<Answer> {
    // It does one thing after the other: what was asked before is answered first.
    const before = [...this.#waiting.values()].reduce((sum, waiting) => sum + waiting.scenarios, 0)
    const watchdog = this.#silence.await(before + scenarios)
    return new Promise((resolve, reject) => this.#waiting.set(number, { resolve, reject, watchdog, scenarios }))
  }

  /** Lets it close its session; a process that does not, or that is under way, is killed. */
  async close(): Promise<void> {
    if (this.#lost !== undefined) return this.#ended
    const timer = setTimeout(() => killGroup(this.#child), closeLimit)
    await this.ask({ do: 'close' }).catch(() => {})
    if (this.#child.connected) this.#child.disconnect()
    await this.#ended
    clearTimeout(timer)
  }

  #send(message: ToWorker): void {
    // A process that ended meanwhile is told of by its exit.
    this.#child.send(message, () => {})
  }

  #hear(message: FromWorker): void {
    this.#silence.hear(!('alive' in message))
    if ('alive' in message) return
    const number = 'number' in message && message.number !== undefined ? message.number : 0
    const waiting = this.#waiting.get(number)
    this.#waiting.delete(number)
    if (waiting === undefined) return
    waiting.watchdog.stop()
    if ('failed' in message) waiting.reject(new Error(message.failed))
    else waiting.resolve(('ready' in message ? message.ready : message.answer) as never)
  }
}
