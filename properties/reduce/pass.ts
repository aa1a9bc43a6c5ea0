import type { Scenario } from '../../model/scenario/scenario.ts'

/**
 * A pass lists candidates that are simpler than a scenario in one way, the boldest first.
 * It is pure, and may list what is no valid scenario or no simpler one: the reducer sorts those out.
 */
export type Pass = (scenario: Scenario) => Iterable<() => Scenario>
