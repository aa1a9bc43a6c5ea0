/** Waits for something that may never come. */
export interface Watchdog {
  /** it came */
  stop(): void
}

/**
 * Calls `expired` once nothing has moved for `limit` milliseconds.
 * They are counted in ticks of a timer: one that comes late counts as one on time. Where the machine is so busy that it
 * lets us wait, what we wait for probably waits too. So it may expire later than `limit`, but not because of others.
 *
 * @param hasMoved whether something happened since it was asked last; without it nothing ever does
 */
export function startWatchdog(limit: number, expired: () => void, hasMoved: () => boolean = () => false): Watchdog {
  const every = Math.max(5, Math.min(Math.ceil(limit / 10), 100))
  let stood = 0
  const timer = setInterval(() => {
    stood = hasMoved() ? 0 : stood + every
    if (stood < limit) return
    clearInterval(timer)
    expired()
  }, every)
  return { stop: () => clearInterval(timer) }
}
