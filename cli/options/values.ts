import type { Shard } from '../../properties/campaign/plan.ts'
import type { ExportForm } from '../export/write.ts'

/** What the flags of `run` and `fuzz` say, parsed; left out means not given. */
export interface CampaignFlags {
  adapter?: string[]
  against?: string
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
  search?: 'plain' | 'swarm' | 'rare'
  out?: string
  resume?: true
  overwrite?: true
  only?: string[]
  exclude?: string[]
  json?: true
  known?: string
  report?: string
  store?: string
  quiet?: true
  verbose?: true
}

export type ReplayFlags = Pick<
  CampaignFlags,
  'adapter' | 'against' | 'profile' | 'json' | 'store' | 'quiet' | 'verbose'
>
export type MergeFlags = Pick<CampaignFlags, 'json' | 'report' | 'store' | 'quiet' | 'verbose'>
export type ExportFlags = Omit<ReplayFlags, 'quiet'> & { to?: ExportForm; out?: string }
export type ExplainFlags = Pick<CampaignFlags, 'profile' | 'json'>
export type ClaimsFlags = Pick<CampaignFlags, 'adapter' | 'cases' | 'seed' | 'json' | 'quiet'> & {
  out?: string
}
export type CorpusFlags = Pick<CampaignFlags, 'profile' | 'store'>
export type KnownFlags = Pick<CampaignFlags, 'known' | 'store'> & {
  reason: string
  link?: string
  expires?: string
  all?: true
}
export type InstallFlags = Pick<CampaignFlags, 'quiet'> & { from?: 'npm'; withDeps?: true }
export type ListFlags = Pick<CampaignFlags, 'json'>

export const defaultStore = '.bridgecheck'

/** Read from the working directory when it is there and `--known` names no other. */
export const defaultKnown = 'known-divergences.json'
