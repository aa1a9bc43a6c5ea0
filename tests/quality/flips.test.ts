import { expect, it } from 'vitest'
import { loadAdapter } from '../../implementations/index.ts'
import { profileOf } from '../../model/profile.ts'
import type { RuleId } from '../../model/rules/registry.ts'
import { loadCorpus } from '../../properties/corpus.ts'
import { Flips } from '../../properties/flips.ts'

// `bench/flips.ts` does the same with drawn scenarios alone, on a real Electron.

const scenarios = loadCorpus().map(({ scenario }) => scenario)

/** What two node:vm contexts have no objects for. */
const platform: readonly RuleId[] = [
  'ELEMENT-PASS',
  'BLOB-PASS',
  'VIDEOFRAME-PASS',
  'PLATFORM-STRIPPED',
  'CLONE-PLATFORM',
  'CLONE-PLATFORM-THROW',
  'FREEZE-WRAPPER',
]
/** Where a getter that throws ends the conversion (GETTER-THROW), nothing is left for it to say. */
const moot: readonly RuleId[] = ['GETTER-LATE']
/** Where an exception stays pending (EXCEPTION-PENDING), it is thrown anyway. */
const pending: readonly RuleId[] = ['CLONE-WASM-EXPOSED']
/** Without the method itself (EXEC-RUN) these have nothing to say. */
const before35: readonly RuleId[] = ['EXEC-SCRIPT', 'EXEC-SCRIPT-CLASS', 'EXEC-THROW', 'EXEC-RESULT']

it.each([
  ['vm', [...moot, ...platform]],
  ['vm@33.2.1', [...before35, ...platform]],
  ['vm@25.1.1', [...before35, ...pending, ...platform]],
  ['electron@33.2.1', before35],
  ['electron@25.1.1', [...before35, ...pending]],
])('the corpus on %s contradicts the flip of every rule that it can show', async (name, left) => {
  const adapter = await loadAdapter(name)
  const session = await adapter.open()
  try {
    const flips = new Flips({ adapter, profile: profileOf(adapter.profile), facts: session.facts })
    await flips.hold(session, scenarios)
    expect([...flips.open.keys()].sort()).toEqual([...left].sort())
  } finally {
    await session.close()
  }
})
