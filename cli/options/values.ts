import type { Shard } from '../../properties/campaign/plan.ts'

/** What the flags of `run` and `fuzz` say, parsed; left out means not given. */
export interface CampaignFlags {
  adapter?: string[]
  profile?: string
  cases?: number
  /** milliseconds */
  maxTime?: number
  seed?: number
  path?: number
  maxDivergences?: number
  /** processes for each adapter */
  workers?: number
  shard?: Shard
  /** milliseconds for all reductions together */
  shrinkTime?: number
  out?: string
  resume?: true
  overwrite?: true
  only?: string[]
  exclude?: string[]
  json?: true
  report?: string
  store?: string
  quiet?: true
  verbose?: true
}

export type ReplayFlags = Pick<CampaignFlags, 'adapter' | 'profile' | 'json' | 'store' | 'quiet' | 'verbose'>
export type MergeFlags = Pick<CampaignFlags, 'json' | 'report' | 'store' | 'quiet' | 'verbose'>
export type ExplainFlags = Pick<CampaignFlags, 'profile' | 'json' | 'quiet' | 'verbose'>
export type InstallFlags = Pick<CampaignFlags, 'quiet' | 'verbose'> & { from?: 'npm'; withDeps?: true }
export type ListFlags = Pick<CampaignFlags, 'json' | 'quiet' | 'verbose'>

export const defaultStore = '.bridgecheck'
