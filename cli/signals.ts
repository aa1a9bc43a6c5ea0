export interface Interrupt {
  signal: AbortSignal
  dispose(): void
}

/** The first Ctrl-C (or SIGTERM) aborts the signal; the second one ends the process as it would without us. */
export function onInterrupt(first: () => void): Interrupt {
  const controller = new AbortController()
  const names = ['SIGINT', 'SIGTERM'] as const
  const dispose = (): void => {
    for (const name of names) process.off(name, stop)
  }
  const stop = (): void => {
    first()
    controller.abort()
    dispose()
  }
  for (const name of names) process.on(name, stop)
  return { signal: controller.signal, dispose }
}
