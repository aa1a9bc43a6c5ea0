import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { usualFacts } from '../../../model/facts.ts'
import { wholeSelection } from '../../arbitraries/selection.ts'
import { defaultWeights } from '../../arbitraries/weights.ts'
import type { Worker } from '../worker.ts'
import { startWorkerProcess } from './process.ts'

const setup = {
  profile: 'newest',
  seed: 1,
  selection: wholeSelection,
  weights: defaultWeights,
  corpus: [],
}

/** A worker of an adapter that does this when it is opened, or when it runs scenarios, with limits that a test can wait for. */
function start(code: { open?: string; run?: string }): Promise<Worker> {
  const file = join(mkdtempSync(join(tmpdir(), 'bridgecheck-process-')), 'adapter.mjs')
  writeFileSync(
    file,
    `export default {
      id: 'silent', profile: 'newest', capabilities: new Set(),
      async open() {
        ${code.open ?? ''}
        return {
          facts: ${JSON.stringify(usualFacts)},
          async run(scenarios) { ${code.run ?? ''}; return scenarios.map(() => ({ events: [] })) },
          async close() {},
        }
      },
    }`,
  )
  const limits = { mute: 2500, answer: (scenarios: number) => 5500 + scenarios }
  return startWorkerProcess({ specifier: pathToFileURL(file).href, adapter: 'silent', setup }, { limits })
}

const loop = 'for (;;);'
const wait = 'await new Promise(() => {})'

describe.concurrent('the process of a worker', () => {
  it.each([
    ['is in an endless loop', loop, '2.5 s without a sign of life'],
    ['waits for what never comes', wait, '5.6 s without an answer'],
  ])('is lost when it %s: what it did would be a hang', async (_, run, why) => {
    const worker = await start({ run })
    await expect(worker.batch({ from: 0, count: 100 })).rejects.toMatchObject({ message: why, end: 'hang' })
    await expect(worker.selfTest()).rejects.toMatchObject({ message: why, end: 'hang' })
    await worker.close()
  })

  it.each([
    ['is in an endless loop', loop, '2.5 s without a sign of life'],
    ['waits for what never comes', wait, '5.5 s without an answer'],
  ])('is lost when it %s while it opens its adapter', async (_, open, why) => {
    await expect(start({ open })).rejects.toMatchObject({ message: why, end: 'hang' })
  })

  it('is not lost while it is slow, or when nothing is asked of it', async () => {
    const worker = await start({ run: 'await new Promise((resolve) => setTimeout(resolve, 3000))' })
    expect(await worker.batch({ from: 0, count: 1 })).toMatchObject({ cases: 1 })
    await new Promise((resolve) => setTimeout(resolve, 4000))
    expect(await worker.batch({ from: 1, count: 1 })).toMatchObject({ cases: 1 })
    await worker.close()
  })
})
