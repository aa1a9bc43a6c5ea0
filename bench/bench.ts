// Measures what decides how much a campaign can do, prints a table and writes docs/performance.md.
// `npm run bench`, or `npm run bench -- 0.1` for a tenth of the work.
import { fileURLToPath } from 'node:url'
import type { Adapter, Session } from '../implementations/adapter.ts'
import { electronAdapters } from '../implementations/electron/index.ts'
import { loadAdapter } from '../implementations/load.ts'
import { predict, predictText } from '../model/predict.ts'
import { profileOf } from '../model/profile.ts'
import type { Scenario } from '../model/scenario/scenario.ts'
import { expectOf, judge } from '../properties/agreement.ts'
import { runCampaign } from '../properties/campaign/campaign.ts'
import { caseAt } from '../properties/cases.ts'
import { allocateYoung } from '../properties/heapFlags.ts'
import { measureCase, measureDistribution } from '../properties/measure.ts'
import { firstProgress } from './first-progress.ts'
import { type Figure, perSecond, single, values } from './measure.ts'
import { newWindows } from './new-windows.ts'
import { distributionTable, figuresTable, writePage } from './page.ts'

allocateYoung()
const scale = Number(process.argv[2] ?? 1)
if (!(scale > 0 && scale <= 1)) throw new Error('The share of the work is a number above 0, at most 1.')
const scaled = (count: number): number => Math.max(100, Math.round((count * scale) / 100) * 100)

const seed = 1
const newest = profileOf('newest')
const figures: Figure[] = []
const note = (figure: Figure): void => {
  figures.push(figure)
  console.error(figuresTable([figure]).at(-1))
}

/** Runs cases from `from` on in batches of 100, drawing each batch when its turn comes. */
async function runCases(session: Session, from: number, count: number): Promise<void> {
  for (let done = 0; done < count; done += 100) await runAll(session, draw(from + done, 100).filter(isRun(vm, session)))
}

const draw = (from: number, count: number): Scenario[] =>
  Array.from({ length: count }, (_, offset) => caseAt(seed, from + offset))

/** Whether a campaign would run a scenario. Those that end their world are left out: they measure how worlds start. */
const isRun = (adapter: Adapter, { facts }: Session): ((scenario: Scenario) => boolean) => {
  const expecting = { adapter, profile: profileOf(adapter.profile), facts }
  return (scenario) => {
    const { inapplicable, alone } = expectOf(scenario, expecting)
    return inapplicable === undefined && !alone
  }
}

/** As a campaign runs them: traces stay text, and of two batches at once one is prepared while the other runs. */
async function runAll(session: Session, scenarios: readonly Scenario[]): Promise<number> {
  const run = (session.runText ?? session.run).bind(session)
  let before: Promise<unknown> = Promise.resolve()
  for (let from = 0; from < scenarios.length; from += 100) {
    const ran = run(scenarios.slice(from, from + 100))
    await before
    before = ran
  }
  await before
  return scenarios.length
}

const vm = await loadAdapter('vm')
const session = await vm.open()
const count = scaled(2000)
const isRunOnVm = isRun(vm, session)
const indexes = Array.from({ length: count * 2 }, (_, index) => index)
  .filter((index) => isRunOnVm(caseAt(seed, index)))
  .slice(0, count)
const scenarios = indexes.map((index) => caseAt(seed, index))
const expecting = { adapter: vm, profile: newest, facts: session.facts }
const expectations = scenarios.map((scenario) => expectOf(scenario, expecting))
const shown = await session.runText!(scenarios)
const noteEach = async (name: string, work: (scenario: Scenario, at: number) => unknown): Promise<void> =>
  note(
    await perSecond(name, 'scenarios', () => {
      scenarios.forEach(work)
      return count
    }),
  )
await noteEach('drawing alone', (_, at) => caseAt(seed, indexes[at]!))
await noteEach('prediction alone', (one) => predictText(one, newest, session.facts))
await noteEach('comparison alone', (_, at) => judge(expectations[at]!, shown[at]!, expecting))
await noteEach('drawing, prediction and comparison, together', (_, at) =>
  judge(expectOf(caseAt(seed, indexes[at]!), expecting), shown[at]!, expecting),
)
note(await perSecond('vm, running alone', 'scenarios', () => runAll(session, scenarios)))
note(await perSecond('vm, whole campaign in one thread', 'scenarios', () => runWhole(vm)))
for (const workers of [1, 2]) await noteWorkers(vm, workers)
await noteStart(vm)

const iframe = await loadAdapter('iframe')
const page = await iframe.open()
const hosted = draw(0, count).filter(isRun(iframe, page))
note(await perSecond('iframe, running alone', 'scenarios', () => runAll(page, hosted)))
await page.close()

for (const adapter of await electronAdapters()) {
  const electron = await adapter.open()
  const some = draw(0, count).filter(isRun(adapter, electron))
  note(await perSecond(`${adapter.id}, batches in a used window`, 'scenarios', () => runAll(electron, some)))
  const few = some.slice(0, 20)
  note(await perSecond(`${adapter.id}, the window loaded anew for each`, 'scenarios', () => freshEach(electron, few)))
  await electron.close()
  note(await values(`${adapter.id}, a new window for each`, 'scenarios/s', () => newWindowsPerSecond(adapter.id)))
  for (const workers of [1, 2]) await noteWorkers(adapter, workers)
  await noteStart(adapter)
}

/** How soon after its start a command tells of cases. */
async function noteStart({ id }: Adapter): Promise<void> {
  note(await values(`${id}, the command has run the corpus after`, 'ms', () => firstProgress(id, 'corpus')))
  note(await values(`${id}, and its first drawn cases after`, 'ms', () => firstProgress(id, 'drawn')))
}

/** Cases of a whole campaign, without reductions; workers start within the measured time. */
async function runWhole(adapter: Adapter, workers?: number): Promise<number> {
  const options = workers === undefined ? {} : { workers }
  const summary = await runCampaign({ adapters: [adapter], seed, cases: count, shrinkTries: 1, ...options })
  return summary.cases
}

async function noteWorkers(adapter: Adapter, workers: number): Promise<void> {
  const name = `${adapter.id}, whole campaign with ${workers} ${workers === 1 ? 'worker' : 'workers'}`
  note(await perSecond(name, 'scenarios', () => runWhole(adapter, workers)))
}

/** Of a scenario that is smaller than any that is drawn. */
async function newWindowsPerSecond(id: string): Promise<number> {
  return (20 * 1000) / (await newWindows(id, 20))
}

async function freshEach(electron: Session, few: readonly Scenario[]): Promise<number> {
  for (const scenario of few) await electron.run([scenario], { fresh: true })
  return few.length
}

// Warm is what has renewed its worlds once: until then, garbage waits for the first collection of all.
const warm = scaled(30_000)
const many = scaled(200_000)
await runCases(session, 0, warm)
const before = process.memoryUsage().rss
await runCases(session, warm, many)
const grown = (process.memoryUsage().rss - before) / 2 ** 20
note(single(`growth of memory over ${many} vm scenarios (worker included)`, 'MB', grown))
note(single('memory after that', 'MB', process.memoryUsage().rss / 2 ** 20))
await session.close()

const drawn = scaled(10_000)
const distribution = measureDistribution(
  draw(0, drawn).map((scenario) => measureCase(scenario, predict(scenario, newest, session.facts).trace)),
)
console.log([...figuresTable(figures), '', ...distributionTable(distribution)].join('\n'))
writePage(fileURLToPath(new URL('../../docs/performance.md', import.meta.url)), scale, figures, distribution)
