import { execFileSync } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'

interface Process {
  pid: number
  parent: number
  command: string
}

/** All processes that descend from one, it excluded. For tests, on Linux and macOS. */
export function descendants(of: number): Process[] {
  const all = processes()
  const found: Process[] = []
  const parents = [of]
  for (const parent of parents) {
    for (const one of all) {
      if (one.parent !== parent) continue
      found.push(one)
      parents.push(one.pid)
    }
  }
  return found.filter((one) => !one.command.startsWith('ps '))
}

/** Waits until all of these processes are gone, at most so long; gives those that are not. */
export async function remaining(of: readonly Process[], milliseconds: number): Promise<Process[]> {
  const until = Date.now() + milliseconds
  while (true) {
    const alive = processes().filter(({ pid, command }) => of.some((one) => one.pid === pid && one.command === command))
    if (alive.length === 0 || Date.now() > until) return alive
    await wait(50)
  }
}

function processes(): Process[] {
  const text = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,args='], { encoding: 'utf8', maxBuffer: 1e8 })
  const lines = text.split('\n').map((line) => /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line))
  return lines
    .filter((line) => line !== null && !line[3]!.startsWith('Z'))
    .map((line) => ({ pid: Number(line![1]), parent: Number(line![2]), command: line![4]! }))
}
