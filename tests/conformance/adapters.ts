import type { Adapter } from '../../implementations/adapter.ts'
import { capabilitiesOf } from '../../model/capability.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'

/** The adapters that every battery runs on. */
export const adapters = [
  'vm',
  'vm@33.2.1',
  'vm@25.1.1',
  'iframe',
  'iframe@33.2.1',
  'iframe@25.1.1',
  'electron@33.2.1',
  'electron@25.1.1',
  'electron@33.2.1+unsandboxed',
  'electron@25.1.1+unsandboxed',
  'electron@33.2.1+isolatedWorld',
  'electron@25.1.1+isolatedWorld',
] as const

/** Whether an adapter has all that a scenario asks for by its own words. */
export function hosts(adapter: Pick<Adapter, 'capabilities'>, scenario: Scenario): boolean {
  return [...capabilitiesOf(scenario)].every((needed) => adapter.capabilities.has(needed))
}
