import type { Scenario } from '../../model/scenario/scenario.ts'
import { type Session, textSession } from '../adapter.ts'
import type { WorldsSource } from './messages.ts'
import { Place } from './place.ts'

/**
 * Opens a session whose worlds live in worker threads.
 * A scenario that ends a thread is a crash, one that stops it a hang: then a new thread runs the others of its batch.
 *
 * Scenarios that patch intrinsics have a thread of their own, from the first of them on: V8 takes back for good what it
 * assumes of an engine whose intrinsics are untouched, and all that runs there afterwards takes up to twice as long.
 *
 * @throws Error with one sentence when the worlds can't be opened
 */
export async function openWorkerSession(id: string, source: WorldsSource): Promise<Session> {
  const tame = new Place(id, source)
  const hostile = new Place(id, source)
  const { facts } = await tame.open()

  return textSession({
    facts,
    async runText(scenarios, options = {}) {
      const isHostile = scenarios.map(patches)
      const [ofTame, ofHostile] = await Promise.all(
        [tame, hostile].map((place) => {
          const own = scenarios.filter((_, index) => isHostile[index] === (place === hostile))
          return place.run(own, options).then((traces) => traces.values())
        }),
      )
      return isHostile.map((is) => (is ? ofHostile! : ofTame!).next().value!)
    },
    async close() {
      await Promise.all([tame.close(), hostile.close()])
    },
  })
}

const patches = ({ steps }: Scenario): boolean => steps.some((step) => step.do === 'patch')
