/**
 * What the parent and the Electron main process say to each other over the session's socket: a header line of JSON,
 * then as many body lines as the header's kind says. Bodies are forwarded unread: batches and logs are large.
 */
export type ToElectron = {
  /** body lines: what the isolated world gets of the batch, what the main world gets (see `batch.ts`), the plans (`string[][]`) */
  do: 'run'
  id: number
  /** scenarios in the batch */
  count: number
  /** milliseconds until the batch is a hang */
  watchdog: number
  /** run in worlds that have seen no other scenario, and let no other scenario see them */
  fresh: boolean
}

export type FromElectron =
  | Ready
  /** body lines: the logs of the isolated and the main world, for `readLogs` */
  | { is: 'done'; id: number }
  /** the renderer died while it ran the batch */
  | { is: 'crash'; id: number }
  /** the watchdog expired, the renderer was ended */
  | { is: 'hang'; id: number }
  /** no window can be had: `message` says why in one sentence */
  | { is: 'failed'; message: string }

/** Body line: the `Facts` of the first window. */
export interface Ready {
  is: 'ready'
  electron: string
}

/** Body lines that follow a header. */
export function bodyLines(header: ToElectron | FromElectron): number {
  if ('do' in header) return 3
  switch (header.is) {
    case 'done':
      return 2
    case 'ready':
      return 1
    default:
      return 0
  }
}

/** How the adapter tells the application where its session is, and in which modes it runs, with commas between. */
export const variables = {
  socket: 'BRIDGECHECK_SOCKET',
  folder: 'BRIDGECHECK_SESSION',
  modes: 'BRIDGECHECK_MODES',
} as const

/** ipc between the main process and the preload script. */
export const channels = { batch: 'bridgecheck:batch', ready: 'bridgecheck:ready', done: 'bridgecheck:done' } as const

/** Among the arguments of a renderer: its worlds are to look for their facts when they start. */
export const factsArgument = '--bridgecheck-facts'

/** DOM events between the preload script and the page's script. */
export const domEvents = {
  installed: 'bridgecheck-installed',
  command: 'bridgecheck-command',
  load: 'bridgecheck-load',
  collect: 'bridgecheck-collect',
  facts: 'bridgecheck-facts',
  abort: 'bridgecheck-abort',
} as const
