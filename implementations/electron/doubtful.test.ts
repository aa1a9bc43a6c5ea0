import { describe, expect, it } from 'vitest'
import { usualFacts } from '../../model/facts.ts'
import type { ElectronInstallation } from './installation.ts'
import type { JobResult } from './process/connection.ts'
import { ElectronSession } from './session.ts'
import { plain } from './testing/scenarios.ts'

const electron: ElectronInstallation = {
  version: '33.2.1',
  executable: '/opt/electron/electron',
  source: 'path',
  launcher: false,
  modes: [],
}
const done: JobResult = { is: 'done', isolated: '\t', main: '\t' }
const crash: JobResult = { is: 'crash' }

/** A session whose jobs come to these results, one after the other, and all others to `done`. */
function sessionWith(...results: JobResult[]) {
  const sizes: number[] = []
  const session = new ElectronSession(
    electron,
    {},
    {
      electron: electron.version,
      facts: usualFacts,
      folder: '',
      async run({ count }) {
        sizes.push(count)
        return results.shift() ?? done
      },
      async close() {},
    },
  )
  return { session, sizes }
}

describe('a renderer that ends', () => {
  it('in company and once again beside one scenario was ended by somebody else', async () => {
    const { session, sizes } = sessionWith(crash, crash)
    expect(await session.run([plain(), plain()])).toEqual([{ events: [] }, { events: [] }])
    expect(sizes).toEqual([2, 1, 1, 1])
  })

  it('in company and twice with one scenario was ended by that', async () => {
    const { session, sizes } = sessionWith(crash, done, crash, crash)
    expect(await session.run([plain(), plain()])).toEqual([{ events: [] }, { crash: true }])
    expect(sizes).toEqual([2, 1, 1, 1])
  })

  it('with the one scenario that was run apart was ended by that: it is known to', async () => {
    const { session, sizes } = sessionWith(crash)
    expect(await session.run([plain()], { fresh: true })).toEqual([{ crash: true }])
    expect(sizes).toEqual([1])
  })
})
