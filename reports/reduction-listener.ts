import type { CampaignListener } from '../properties/campaign/event.ts'
import type { ReductionStep } from './html/plot.ts'

/** Keeps how each reduction went, by signature. A reduction that is done again counts on. */
export function reductionListener(): { listen: CampaignListener; steps: Map<string, ReductionStep[]> } {
  const steps = new Map<string, ReductionStep[]>()
  return {
    steps,
    listen(event) {
      if (event.type !== 'shrink.progress') return
      const known = steps.get(event.signature) ?? []
      steps.set(event.signature, [...known, { tries: event.tries, size: event.size }])
    },
  }
}
