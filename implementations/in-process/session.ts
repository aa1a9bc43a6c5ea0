import type { Scenario } from '../../model/scenario/scenario.ts'
import type { Shown } from '../../model/traceText.ts'
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
  const usual = await Place.open(id, source)
  let hostile: Promise<Place> | undefined

  return textSession({
    facts: usual.facts,
    async runText(scenarios, options = {}) {
      const patching = scenarios.filter(isHostile)
      if (patching.length === 0) return usual.run(scenarios, options)
      const tame = scenarios.filter((scenario) => !isHostile(scenario))
      const running = usual.run(tame, options)
      hostile ??= Place.open(id, source)
      const [ofTame, ofHostile] = await Promise.all([running, hostile.then((place) => place.run(patching, options))])
      return inOrder(scenarios, ofTame, ofHostile)
    },
    async close() {
      await Promise.all([usual.close(), hostile?.then((place) => place.close())])
    },
  })
}

const isHostile = ({ steps }: Scenario): boolean => steps.some((step) => step.do === 'patch')

function inOrder(scenarios: readonly Scenario[], tame: readonly Shown[], hostile: readonly Shown[]): Shown[] {
  const [nextTame, nextHostile] = [tame.values(), hostile.values()]
  return scenarios.map((scenario) => (isHostile(scenario) ? nextHostile : nextTame).next().value!)
}
