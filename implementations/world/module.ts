import type { World } from '../../model/scenario/recipe.ts'

/**
 * Imports the module whose namespace a world has: one with a single export. To be called before any scenario runs.
 * Each world has its own, also where both import into one realm.
 */
export async function importModule(world: World): Promise<object> {
  // A name, so that no bundler follows it.
  const source = `data:text/javascript,export const world = '${world}'`
  return (await import(source)) as object
}
