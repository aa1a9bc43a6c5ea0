import { rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../files/makeFolder.ts'
import { openStore, type Store } from '../properties/store.ts'
import { plain } from '../reports/code/quote.ts'
import { Misuse } from './misuse.ts'

/** Opens the store for a campaign, and makes sure before it starts that findings can be kept. */
export function openWritableStore(directory: string): Store {
  for (let attempt = 1; ; attempt += 1) {
    try {
      tryToWrite(directory)
      return openStore(directory)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      // Another run took away a folder that it had made too.
      if (code === 'ENOENT' && attempt < attempts) continue
      throw new Misuse(`The store ${plain(directory)} can't be written (${code}): choose another with --store.`)
    }
  }
}

const attempts = 20

function tryToWrite(directory: string): void {
  const made = makeFolder(directory)
  const probe = join(directory, `.probe.${process.pid}.tmp`)
  writeFileSync(probe, '')
  rmSync(probe)
  // A campaign that finds nothing leaves nothing behind; what another run has put there stays.
  try {
    for (const folder of made.reverse()) rmdirSync(folder)
  } catch {}
}
