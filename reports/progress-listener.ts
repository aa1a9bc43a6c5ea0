import type { CampaignListener } from '../properties/campaign/event.ts'
import type { LiveBlock } from './live-block.ts'
import { count, type LaneProgress, type Progress, progressBlock, progressLine } from './progress.ts'
import { Rate } from './rate.ts'

/** On a pipe a line is printed this often. */
const everyMs = 10_000

/**
 * Keeps the progress true, also between events: call `tick` a few times a second.
 * Where there is no live block it prints a line of progress at the first batch and then every ten seconds.
 */
export function progressListener(block: LiveBlock, live: boolean): { listen: CampaignListener; tick(): void } {
  const lanes = new Map<string, LaneProgress>()
  const rates = new Map<string, Rate>()
  const progress: Progress = { elapsed: 0, divergences: 0, lanes: [], doing: 'starting' }
  let start = performance.now()
  let printed = Number.NEGATIVE_INFINITY
  let running = false
  const idle = (): void => {
    delete progress.doing
  }
  const show = (): void => {
    if (!running) return
    progress.elapsed = performance.now() - start
    progress.lanes = [...lanes.values()]
    if (live) block.show(progressBlock(progress))
    else if (progress.lanes.some(({ cases }) => cases > 0) && progress.elapsed - printed >= everyMs) {
      printed = progress.elapsed
      block.print(progressLine(progress))
    }
  }
  const listen: CampaignListener = (event) => {
    switch (event.type) {
      case 'campaign.started': {
        const { cases, maxTime } = event
        start = performance.now()
        running = true
        if (maxTime !== undefined) progress.maxTime = maxTime
        for (const { id } of event.adapters) {
          const wanted = cases === undefined ? {} : { wanted: cases }
          lanes.set(id, { adapter: id, cases: 0, ...wanted, rate: 0, workers: 0 })
          rates.set(id, new Rate(start))
        }
        break
      }
      case 'adapter.opened':
        lanes.get(event.adapter)!.workers = 1
        break
      case 'batch.done': {
        const lane = lanes.get(event.adapter)!
        lane.cases = event.cases
        lane.workers = event.workers
        lane.rate = rates.get(event.adapter)!.after(event.to - event.from, performance.now())
        progress.divergences = event.divergences
        if (progress.doing === 'starting') idle()
        break
      }
      case 'shrink.progress':
        progress.doing = `shrinking on ${event.adapter}: ${count(event.tries)} tries, size ${event.size}`
        break
      case 'finding.reduced':
      case 'finding.flaky':
        idle()
        break
      case 'adapter.failed':
        lanes.delete(event.adapter)
        break
      case 'campaign.ended':
        running = false
        block.clear()
        return
      case 'corpus.done':
      case 'finding.found':
      case 'selftest.done':
      case 'worker.lost':
      case 'finding.fixed':
    }
    show()
  }
  return { listen, tick: show }
}
