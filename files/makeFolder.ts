import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Makes a folder and what is missing above it, and returns those that it made, outermost first.
 * Level by level: Node's recursive mode never ends where a file system refuses new folders with ENOENT (/proc).
 *
 * @throws Error of node:fs
 */
export function makeFolder(folder: string): string[] {
  const place = resolve(folder)
  if (existsSync(place)) return []
  const above = makeFolder(dirname(place))
  try {
    mkdirSync(place)
  } catch (error) {
    // Another process was faster.
    if (!statSync(place, { throwIfNoEntry: false })?.isDirectory()) throw error
    return above
  }
  return [...above, place]
}
