import type { Said } from './said.ts'

/** Somebody outside ended an Electron while it started: started again, it may well succeed. */
export class KilledError extends Error {}

/** Why an Electron that ended is of no use, as one sentence. @param when such as `while it opened a window` */
export function endedError(
  executable: string,
  { code, signal }: { code: number | null; signal: NodeJS.Signals | null },
  when: string,
  said: Said,
): Error {
  const why = `${executable} ended (${signal ?? `exit code ${code}`}) ${when}${said.reason()}`
  return signal === 'SIGKILL' || signal === 'SIGTERM' ? new KilledError(why) : new Error(why)
}
