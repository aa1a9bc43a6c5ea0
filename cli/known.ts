import { existsSync } from 'node:fs'
import type { Adapter } from '../implementations/adapter.ts'
import type { KnownDivergence } from '../properties/agreement.ts'
import { type KnownEntry, knownFor, parseKnown } from '../properties/known.ts'
import { plain } from '../reports/code/quote.ts'
import { Misuse } from './misuse.ts'
import { defaultKnown } from './options/values.ts'
import { readText } from './read.ts'

/**
 * The known divergences of the named file, or of `known-divergences.json` if there is one.
 * @throws Misuse with one sentence that names the file
 */
export async function readKnown(named: string | undefined, adapters: readonly Adapter[]): Promise<KnownDivergence[]> {
  const file = named ?? (existsSync(defaultKnown) ? defaultKnown : undefined)
  if (file === undefined) return []
  const ids = adapters.map(({ id }) => id)
  return knownFor(entriesIn(await readText(file), file), ids, new Date())
}

/** The entries in the text of a file. @throws Misuse with one sentence that names the file */
export function entriesIn(json: string, file: string): KnownEntry[] {
  try {
    return parseKnown(json, file)
  } catch (error) {
    throw new Misuse(plain((error as Error).message, 500))
  }
}
