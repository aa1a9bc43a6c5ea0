import type { Workings } from './crossing.ts'
import { expose } from './expose.ts'
import type { Worlds } from './parts.ts'
import type { Completion, Realm } from './realm.ts'
import { conversionFailure } from './texts.ts'

const mainWorld = 0
const preloadWorld = 999

/** ISO-WORLD: what runs when the preload calls `exposeInIsolatedWorld(worldId, key, api)`. */
export function isolatedWorldExposure(
  workings: Workings,
  { isolated, main }: Worlds,
  open: (id: number) => Realm,
): (args: readonly unknown[]) => Completion {
  const opened = new Map([
    [mainWorld, main],
    [preloadWorld, isolated],
  ])
  return (args) => {
    const [id, key, api] = args
    if (!isInt32(id)) return { threw: true, value: isolated.error('TypeError', conversionFailure(0, id)) }
    if (!opened.has(id)) opened.set(id, open(id))
    return expose(workings, isolated, opened.get(id)!, key, api)
  }
}

/** V8's own test, which refuses -0. */
function isInt32(value: unknown): value is number {
  return typeof value === 'number' && Object.is(value | 0, value)
}
