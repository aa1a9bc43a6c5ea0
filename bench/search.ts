// Measures what swarms and the choice of rare cases gain: cases until each reachable cell of coverage was met, and until
// each mutant of our own bridge was found, with and without, over some seeds:
// `node dist/bench/search.js [seeds] [most] [mutant,mutant]`, by default 20 seeds, 10,000 cases at most, and every
// mutant that vm can show.

import { loadAdapter } from '../implementations/load.ts'
import { mutants, platformMutants } from '../implementations/mutants/mutants.ts'
import { capabilities } from '../model/capability.ts'
import { cellsOf, reachableCells } from '../model/coverage.ts'
import { usualFacts } from '../model/facts.ts'
import { predictText } from '../model/predict.ts'
import { profileOf } from '../model/profile.ts'
import { expectOf } from '../properties/agreement.ts'
import { defaultWeights, rareChoice, swarmSize } from '../properties/arbitraries/weights.ts'
import { type Cases, openCases } from '../properties/cases.ts'
import { allocateYoung } from '../properties/heapFlags.ts'
import { runAndJudge } from '../properties/runAndJudge.ts'

allocateYoung()
const usual = Object.keys(mutants).filter((name) => !platformMutants.includes(name))
const [seeds = '20', most = '10000', names = usual.join()] = process.argv.slice(2)
const limit = Number(most)
const batch = 10

const searches: Record<string, Cases> = {
  plain: openCases(),
  swarm: openCases({ weights: { ...defaultWeights, swarm: swarmSize } }),
  rare: openCases({ weights: { ...defaultWeights, rare: rareChoice } }),
}
const newest = profileOf('newest')
const all = new Set(capabilities)

/** Cases until every reachable cell was met, or the limit. */
function untilCovered(cases: Cases, seed: number): number {
  const left = new Set<string>(reachableCells(newest, all))
  for (let index = 0; index < limit; index++) {
    const { applied, unmodelled } = predictText(cases.caseAt(seed, index), newest, usualFacts)
    if (unmodelled === undefined) for (const cell of cellsOf(applied)) left.delete(cell)
    if (left.size === 0) return index + 1
  }
  return limit
}

/** For each seed, cases until a batch of so many shows the mutant, or the limit. */
async function untilFound(cases: Cases, mutant: string): Promise<number[]> {
  const adapter = await loadAdapter(`vm!${mutant}`)
  const session = await adapter.open()
  const expecting = { adapter, profile: newest, facts: session.facts }
  const found: number[] = []
  for (let seed = 1; seed <= Number(seeds); seed++) {
    let index = 0
    for (let isFound = false; !isFound && index < limit; index += batch) {
      const drawn = Array.from({ length: batch }, (_, offset) =>
        expectOf(cases.caseAt(seed, index + offset), expecting),
      )
      isFound = (await runAndJudge(session, drawn, expecting)).some(({ outcome }) => outcome.is === 'diverge')
    }
    found.push(index)
  }
  await session.close()
  return found
}

const line = (search: string, what: string, counts: number[]): void => {
  counts.sort((left, right) => left - right)
  const at = (share: number): number => counts[Math.min(counts.length - 1, Math.floor(counts.length * share))]!
  const never = counts.filter((count) => count >= limit).length
  console.log(`| ${what} | ${search} | ${at(0.5)} | ${at(0.9)} | ${counts.at(-1)} | ${never} |`)
}

console.log('| until | search | median | p90 | most | not within the limit |')
console.log('| --- | --- | --- | --- | --- | --- |')
for (const [search, cases] of Object.entries(searches)) {
  const covered = Array.from({ length: Number(seeds) }, (_, offset) => untilCovered(cases, offset + 1))
  line(search, 'each cell was met', covered)
  const found: number[] = []
  for (const mutant of names.split(',')) {
    const counts = await untilFound(cases, mutant)
    if (counts.some((count) => count > 1000)) console.error(`${search} ${mutant}: ${counts.join(' ')}`)
    found.push(...counts)
  }
  line(search, 'a mutant was found', found)
}
