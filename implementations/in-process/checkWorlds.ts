import type { Worlds } from './worlds.ts'

/** The worlds that somebody else's adapter gives. @throws Error with one sentence that says what they lack */
export function checkWorlds(id: string, given: unknown): Worlds {
  const worlds = given as Partial<Worlds> | undefined
  if (typeof worlds !== 'object' || worlds === null || typeof (worlds as { then?: unknown }).then === 'function')
    throw new Error(`The adapter ${id} gave no worlds: worlds must return {isolated, main, exposeInMainWorld} at once.`)
  for (const world of ['isolated', 'main'] as const) {
    if (typeof worlds[world]?.evaluate !== 'function')
      throw new Error(`The ${world} world of adapter ${id} has no method evaluate: give it one.`)
  }
  if (typeof worlds.exposeInMainWorld !== 'function')
    throw new Error(`The worlds of adapter ${id} have no function exposeInMainWorld: it is what is tested.`)
  return worlds as Worlds
}
