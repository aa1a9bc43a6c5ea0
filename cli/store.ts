import { rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openStore, type Store } from '../properties/store.ts'
import { plain } from '../reports/code/quote.ts'
import { makeFolder } from '../reports/make-folder.ts'
import { Misuse } from './misuse.ts'

/** Opens the store for a campaign, and makes sure before it starts that findings can be kept. */
export function openWritableStore(directory: string): Store {
  try {
    const made = makeFolder(directory)
    const probe = join(directory, `.probe.${process.pid}.tmp`)
    writeFileSync(probe, '')
    rmSync(probe)
    // A campaign that finds nothing leaves nothing behind.
    for (const folder of made.reverse()) rmdirSync(folder)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new Misuse(`The store ${plain(directory)} can't be written (${code}): choose another with --store.`)
  }
  return openStore(directory)
}
