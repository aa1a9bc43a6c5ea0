import type { World } from './recipe.ts'
import type { Step } from './step.ts'

/** The world that acts in a step. */
export const actorOf = (step: Step): World => ('in' in step ? step.in : 'isolated')
