import type { Mutant } from './mutant.ts'
import { omissions } from './omissions.ts'
import { planted } from './planted.ts'

/** All planted faults by name. Each runs as the adapter `vm!<name>` or `iframe!<name>`. */
export const mutants: Readonly<Record<string, Mutant>> = { ...planted, ...omissions }

/** Those that show only where there is a platform. */
export const platformMutants: readonly string[] = ['without-wrapper', 'without-clone-platform']

/** @throws Error with one sentence when there is no such mutant */
export function mutantOf(name: string): Mutant {
  const mutant = Object.hasOwn(mutants, name) ? mutants[name] : undefined
  if (mutant !== undefined) return mutant
  throw new Error(`There is no mutant "${name}": use one of ${Object.keys(mutants).join(', ')}.`)
}
