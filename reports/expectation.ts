import { splitComparison } from '../model/adapterName.ts'

/** What an adapter is held against: the model under a profile, or in a comparison (`A against B`) the other adapter. */
export interface Expectation {
  /** `profile newest`, or the id of the reference */
  of: string
  /** the adapter without its reference */
  adapter: string
  /** the name of what is expected, nine letters */
  label: 'predicted' | 'reference'
}

/** @param adapter the id of an adapter or of a comparison */
export function expectationOf(adapter: string, profile: string): Expectation {
  const [own, reference] = splitComparison(adapter)
  if (reference === undefined) return { of: `profile ${profile}`, adapter, label: 'predicted' }
  return { of: reference, adapter: own, label: 'reference' }
}
