import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startWatchdog } from './watchdog.ts'

describe('a watchdog', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('expires once when nothing moved for its limit', () => {
    const expired = vi.fn()
    startWatchdog(1000, expired)
    vi.advanceTimersByTime(999)
    expect(expired).not.toHaveBeenCalled()
    vi.advanceTimersByTime(5000)
    expect(expired).toHaveBeenCalledTimes(1)
  })

  test('starts anew when something moved', () => {
    const expired = vi.fn()
    let moves = 3
    startWatchdog(1000, expired, () => moves-- > 0)
    vi.advanceTimersByTime(1299)
    expect(expired).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(expired).toHaveBeenCalledTimes(1)
  })

  test('never expires once it is stopped', () => {
    const expired = vi.fn()
    startWatchdog(1000, expired).stop()
    vi.advanceTimersByTime(5000)
    expect(expired).not.toHaveBeenCalled()
  })
})

test('a busy thread does not count against what is waited for', async () => {
  const expired = vi.fn()
  const watchdog = startWatchdog(200, expired)
  const start = performance.now()
  while (performance.now() - start < 400);
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(expired).not.toHaveBeenCalled()
  watchdog.stop()
})
