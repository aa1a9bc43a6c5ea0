import type { Facts, Trace } from '../../model/observation.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { type Shown, type TraceText, traceOf } from '../../model/traceText.ts'
import { closedSentence, defaultWatchdog, type RunOptions, type Session } from '../adapter.ts'
import { batchTexts, readLogs } from '../batch.ts'
import { tokenPlanOf } from './app/plan.ts'
import { type ElectronInstallation, idOf } from './installation.ts'
import { type Connection, connectElectron, type JobResult } from './process/connection.ts'
import type { LaunchOptions } from './process/launch.ts'

/** Below this the round trip costs more than the scenarios, above it nothing is gained and a crash costs more. */
const batchSize = 100
/** jobs under way at once: Electron runs one while the other's messages are read and written here */
const inFlight = 2
/** what each scenario adds to the time of its batch */
const scenarioMilliseconds = 20
/** how often what somebody outside may have done must happen to a scenario until it is the scenario's doing */
const times = 2

type Settings = Required<RunOptions>

/** Runs scenarios in one Electron, which it starts anew when it dies. */
export class ElectronSession implements Session {
  readonly facts: Facts
  readonly #electron: ElectronInstallation
  readonly #options: LaunchOptions
  #connection: Promise<Connection>
  #closed = false

  constructor(electron: ElectronInstallation, options: LaunchOptions, connection: Connection) {
    this.#electron = electron
    this.#options = options
    this.#connection = Promise.resolve(connection)
    this.facts = connection.facts
  }

  async run(scenarios: readonly Scenario[], options: RunOptions = {}): Promise<Trace[]> {
    return (await this.runText(scenarios, options)).map(traceOf)
  }

  async runText(scenarios: readonly Scenario[], options: RunOptions = {}): Promise<Shown[]> {
    const settings = { fresh: options.fresh ?? false, watchdog: options.watchdog ?? defaultWatchdog }
    const size = settings.fresh ? 1 : batchSize
    const traces: Shown[] = []
    let next = 0
    const takeBatches = async () => {
      while (next < scenarios.length) {
        const from = next
        next += size
        const batch = scenarios.slice(from, next)
        const ran = await this.#runBatch(batch, settings)
        for (const [index, trace] of ran.entries()) traces[from + index] = trace
      }
    }
    await Promise.all(Array.from({ length: inFlight }, takeBatches))
    return traces
  }

  async close(): Promise<void> {
    this.#closed = true
    const connection = await this.#connection.catch(() => undefined)
    await connection?.close()
  }

  /** A batch that does not get through is run again one by one: that finds the culprit and gives the others their traces. */
  async #runBatch(batch: readonly Scenario[], settings: Settings): Promise<Shown[]> {
    // What the caller runs alone may be known to end its renderer, but not the whole Electron.
    if (batch.length === 1) return [await this.#runAlone(batch[0]!, settings, ['lost'])]
    const result = await this.#send(batch, settings)
    if (result.is === 'done') return this.#read(result, batch.length)
    const traces: Shown[] = []
    for (const scenario of batch) traces.push(await this.#runAlone(scenario, settings, ['lost', 'crash']))
    return traces
  }

  /** @param doubtful results that count only when they come again */
  async #runAlone(scenario: Scenario, settings: Settings, doubtful: readonly JobResult['is'][]): Promise<Shown> {
    let result = await this.#send([scenario], settings)
    for (let met = 1; doubtful.includes(result.is) && met < times; met += 1) {
      result = await this.#send([scenario], settings)
    }
    switch (result.is) {
      case 'done':
        return this.#read(result, 1)[0]!
      case 'hang':
        return { hang: true }
      case 'crash':
      case 'lost':
        return { crash: true }
    }
  }

  #read({ isolated, main }: Extract<JobResult, { is: 'done' }>, count: number): TraceText[] {
    try {
      return readLogs({ isolated, main }, count)
    } catch (error) {
      const why = error instanceof Error ? error.message.replace(/\.$/, '') : String(error)
      throw new Error(`Adapter ${idOf(this.#electron)} could not run a scenario: ${why}.`)
    }
  }

  /**
   * Ends an Electron and starts the next one, of which the facts must hold that were told of the first.
   * One that does not start gets a second try, for the machine may have been too busy.
   */
  async #replace(former: Connection): Promise<Connection> {
    await former.close()
    const connect = () => connectElectron(this.#electron, this.#options, former.folder)
    try {
      return await connect()
    } catch (error) {
      if (this.#closed) throw error
      return await connect()
    }
  }

  async #send(batch: readonly Scenario[], { fresh, watchdog }: Settings): Promise<JobResult> {
    if (this.#closed) throw new Error(closedSentence(idOf(this.#electron)))
    const under = this.#connection
    const connection = await under
    const result = await connection.run({
      count: batch.length,
      texts: batchTexts(batch),
      plans: JSON.stringify(batch.map(tokenPlanOf)),
      watchdog: watchdog + (batch.length - 1) * scenarioMilliseconds,
      fresh,
    })
    // The first job that notices the loss starts the next Electron, the others wait for the same one.
    if (result.is === 'lost' && this.#connection === under && !this.#closed) {
      this.#connection = this.#replace(connection)
      this.#connection.catch(() => {})
    }
    return result
  }
}

/** @throws Error with one sentence when the Electron can't be started or is not the version it is taken for */
export async function openSession(electron: ElectronInstallation, options: LaunchOptions): Promise<ElectronSession> {
  const connection = await connectElectron(electron, options)
  if (connection.electron !== electron.version) {
    await connection.close()
    throw new Error(`${electron.executable} is Electron ${connection.electron}, not ${electron.version}.`)
  }
  return new ElectronSession(electron, options, connection)
}
