import type { ChildProcess } from 'node:child_process'

/** Waits until a child process has ended; kills it (and its group where it leads one) when that takes too long. */
export async function ended(child: ChildProcess, milliseconds: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => killGroup(child), milliseconds)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** Kills a child that leads its own process group, with all of the group. */
export function killGroup(child: ChildProcess): void {
  try {
    if (process.platform === 'win32' || child.pid === undefined) child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}
