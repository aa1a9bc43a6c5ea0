import { existsSync, mkdirSync } from 'node:fs'
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
  mkdirSync(place)
  return [...above, place]
}
