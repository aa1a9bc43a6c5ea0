// Measures how reductions end: whether different seeds end in the same minimal scenario, and after how many tries.
// `node dist/bench/minima.js [seeds] [signatures] [fault,fault]`: by default 20 seeds, the first signature of each,
// on the faults that are planted by hand.

import { loadAdapter } from '../implementations/load.ts'
import { planted } from '../implementations/mutants/planted.ts'
import { runCampaign } from '../properties/campaign/campaign.ts'
import type { Finding } from '../properties/finding.ts'

const [seeds = '20', signatures = '1', faults = Object.keys(planted).join()] = process.argv.slice(2)

async function findingsOf(fault: string): Promise<Finding[]> {
  const findings: Finding[] = []
  for (let seed = 1; seed <= Number(seeds); seed++) {
    const adapter = await loadAdapter(`vm!${fault}`)
    const options = { adapters: [adapter], seed, cases: 1000, maxDivergences: Number(signatures) }
    findings.push(...(await runCampaign(options)).adapters[adapter.id]!.divergences)
  }
  return findings
}

/** How often each key comes, the most common first. */
function tally(keys: readonly string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts].sort(([, left], [, right]) => right - left)
}

console.log('| fault | findings | signatures | same minimum | minimal | tries, median and most |')
console.log('| --- | --- | --- | --- | --- | --- |')
for (const fault of faults.split(',')) {
  const findings = await findingsOf(fault)
  const bySignature = tally(findings.map(({ signature }) => signature))
  let same = 0
  for (const [signature, count] of bySignature) {
    const minima = tally(
      findings.filter((finding) => finding.signature === signature).map(({ scenario }) => JSON.stringify(scenario)),
    )
    same += minima[0]![1]
    if (minima.length === 1) continue
    console.error(`${signature}: ${minima.length} minima of ${count}`)
    for (const [scenario, times] of minima) console.error(`  ${times} ${scenario}`)
  }
  const tries = findings.map((finding) => finding.tries).sort((left, right) => left - right)
  const share = ((same * 100) / findings.length).toFixed(1)
  const minimal = findings.filter((finding) => finding.minimal).length
  const median = tries[Math.floor(tries.length / 2)]
  console.log(
    `| ${fault} | ${findings.length} | ${bySignature.length} | ${share} % | ${minimal} | ${median}, ${tries.at(-1)} |`,
  )
}
