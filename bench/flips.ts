// Says the contrary of each rule in the model, alone, and counts how many drawn scenarios it takes until an adapter
// contradicts it: `node dist/bench/flips.js [cases] [seed] [adapter,adapter]`, by default 10,000 cases of every Electron.
// Prints a table; exits with 1 when a rule is left that no adapter contradicts.

import { loadAdapters } from '../implementations/load.ts'
import { profileOf } from '../model/profile.ts'
import { rules } from '../model/rules/registry.ts'
import { caseAt } from '../properties/cases.ts'
import { Flips, unseen } from '../properties/flips.ts'
import { allocateYoung } from '../properties/heapFlags.ts'

allocateYoung()
const [cases = '10000', seed = '1', names = 'electron'] = process.argv.slice(2)
const batch = 50

const adapters = (await Promise.all(names.split(',').map((name) => loadAdapters(name)))).flat()
const found = await Promise.all(
  adapters.map(async (adapter) => {
    const session = await adapter.open()
    const flips = new Flips({ adapter, profile: profileOf(adapter.profile), facts: session.facts })
    for (let from = 0; from < Number(cases) && flips.open.size > 0; from += batch) {
      const drawn = Array.from({ length: batch }, (_, offset) => caseAt(Number(seed), from + offset))
      await flips.hold(session, drawn)
    }
    await session.close()
    return flips.found
  }),
)

let left = 0
console.log(`| rule | ${adapters.map(({ id }) => id).join(' | ')} |`)
console.log(`| --- |${adapters.map(() => ' --- |').join('')}`)
for (const { id } of rules) {
  if (unseen[id] !== undefined) continue
  if (found.every((of) => !of.has(id))) left++
  console.log(`| ${id} | ${found.map((of) => of.get(id) ?? 'never').join(' | ')} |`)
}
console.log(`\n${left} rules are left that no adapter contradicts.`)
process.exitCode = left === 0 ? 0 : 1
