import { afterEach, describe, expect, test, vi } from 'vitest'
import { loadPreload } from './load.ts'

const script = new URL('./testing/world.cjs', import.meta.url)
const load = () => loadPreload(script, { electron: '33' })

/** Fires one of three timers: one is cleared, and one is an interval that is cleared after its first turn. */
const source = `(() => {
  fired = []
  const once = setTimeout((value) => fired.push(value), 1, 'once')
  const never = setTimeout(() => fired.push('never'), 1)
  const often = setInterval(() => { fired.push('often'); clearInterval(often) }, 1)
  clearTimeout(never)
  return [once, never, often].map((id) => typeof id).join()
})()`

afterEach(() => void vi.useRealTimers())

describe.each(['preload', 'page'])('timers of the %s', (world) => {
  async function runnerOf(): Promise<(source: string) => unknown> {
    const page = await load()
    return world === 'page' ? page.eval : page.api.run
  }

  test('have numbers for ids, which clear them', async () => {
    const run = await runnerOf()
    expect(run(source)).toBe('number,number,number')
    await expect.poll(() => run('fired.sort().join()')).toBe('often,once')
  })

  test.each(['before', 'after'])('follow fake ones that are switched on %s the load', async (when) => {
    if (when === 'before') vi.useFakeTimers()
    const run = await runnerOf()
    vi.useFakeTimers()
    expect(run(source)).toBe('number,number,number')
    expect(run('fired.join()')).toBe('')
    vi.advanceTimersByTime(10)
    expect(run('fired.sort().join()')).toBe('often,once')
    expect(vi.getTimerCount()).toBe(0)
  })
})
