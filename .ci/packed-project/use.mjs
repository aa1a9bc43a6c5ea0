// The packed package, used as its readers are told to.
import assert from 'node:assert/strict'
import { defineAdapter, loadAdapter } from 'bridgecheck/adapters'
import { createContextBridge, loadPreload } from 'bridgecheck/doubles'
import { loadScenario, predict, profileOf } from 'bridgecheck/model'
import { agrees, caseAt, runCampaign, scenario } from 'bridgecheck/properties'
import { electronDouble } from 'bridgecheck/vitest'
import fc from 'fast-check'

const vm = await loadAdapter('vm')
const summary = await runCampaign({ adapters: [vm], seed: 1, cases: 100 })
assert.equal(summary.cases, 100)
assert.equal(summary.adapters.vm.divergences.length, 0)

const session = await vm.open()
const one = loadScenario(JSON.stringify(caseAt(1, 0)))
const { trace } = predict(one, profileOf('newest'), session.facts)
assert.deepEqual(await session.run([one]), [trace])
await session.close()

const agreement = agrees(vm)
await fc.assert(fc.asyncProperty(scenario(fc), agreement), { numRuns: 20, seed: 1 })
await agreement.close()

assert.equal(typeof defineAdapter, 'function')

// Neither jsdom nor esbuild is in this project.
await assert.rejects((await loadAdapter('iframe')).open(), /jsdom is not installed/)
const invoke = async () => ({ count: 2 })
const window = await loadPreload('./preload.cjs', { electron: '33', mocks: { ipcRenderer: { invoke } } })
assert.equal((await window.api.load()).count, 2)
createContextBridge({ electron: '33', isolated: globalThis, main: globalThis }).contextBridge.exposeInMainWorld(
  'api',
  [1],
)
assert.ok(Object.isFrozen(globalThis.api))
assert.equal(electronDouble({ electron: '33' }).enforce, 'pre')
console.log('imports work')
