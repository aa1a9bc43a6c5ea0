import { expect, it } from 'vitest'
import { exportCampaign } from './campaign-exports.ts'

it('leaves out the findings of an adapter that does not open, and says so', async () => {
  const adapter = {
    id: 'shut',
    profile: 'newest',
    capabilities: new Set<never>(),
    open: async () => {
      throw new Error('There is no such bridge.')
    },
  }
  const complaints: string[] = []
  const summary = {
    adapters: { shut: { divergences: [{ adapter: 'shut', signature: 'shut OBJ-COPY value exposed' }] } },
  }
  const exports = await exportCampaign(summary as never, {
    adapters: [adapter],
    specifiers: new Map(),
    folder: '.',
    out: '.',
    progress: () => {},
    complain: (sentence) => complaints.push(sentence),
  })
  expect(exports.size).toBe(0)
  expect(complaints).toEqual(['shut: its findings are not exported: There is no such bridge.'])
})
