import type { ValueKind } from '../../model/scenario/recipe.ts'
import type { StepKind } from '../../model/scenario/step.ts'

/** Patches and executions have shares of their own. */
export type DrawnStep = Exclude<StepKind, 'patch' | 'execute'>

/**
 * The version of the generator: the same seed, index and weights give the same scenario in all releases that share it.
 * A change that alters drawn scenarios raises it.
 */
export const generatorVersion = 16

/** How often what is drawn. Plain data with whole numbers, so that it can be stored and handed to shards. */
export interface Weights {
  kinds: Record<ValueKind, number>
  /** of so many scenarios one has elements, blobs and other objects of the platform, which not every adapter hosts */
  platformOnceIn: number
  /** of so many scenarios one has a hostile world: intrinsics with hooks in their place */
  hostileOnceIn: number
  /** of so many scenarios one ends with a value that is rare otherwise; one with objects of the platform or a hostile world always does */
  spotlightOnceIn: number
  /** of so many scenarios one ends with `executeInMainWorld`, which few Electrons have */
  executeOnceIn: number
  steps: Record<DrawnStep, number>
  /** so many neighbouring cases share half of the kinds and steps, drawn for them; 0: every case may have all */
  swarm: number
  /** every second case is the one in the rarest cells of coverage of so many that are drawn; 0: all are as they are drawn */
  rare: number
}

/** How many cases are one swarm. */
export const swarmSize = 10

/** Of how many drawn cases the rarest is chosen. */
export const rareChoice = 4

/** Interesting combinations are common, what fails at exposure is rare. Simplest first: shrinking moves up. */
export const defaultWeights: Weights = {
  kinds: {
    object: 300,
    function: 270,
    array: 120,
    promise: 80,
    error: 40,
    map: 24,
    set: 16,
    date: 14,
    regexp: 12,
    arrayBuffer: 10,
    typedArray: 14,
    boxed: 12,
    dataView: 6,
    builtin: 6,
    element: 60,
    blob: 24,
    platform: 24,
    proxy: 2,
    repeat: 16,
  },
  platformOnceIn: 9,
  hostileOnceIn: 9,
  spotlightOnceIn: 3,
  executeOnceIn: 14,
  steps: {
    call: 50,
    read: 8,
    await: 13,
    mutate: 12,
    compare: 6,
    settle: 8,
    construct: 10,
    expose: 6,
  },
  swarm: 0,
  rare: 0,
}
