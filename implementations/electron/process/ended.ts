import type { ChildProcess } from 'node:child_process'
import { killGroup } from '../../killGroup.ts'

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
