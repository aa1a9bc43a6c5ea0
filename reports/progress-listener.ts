import type { CampaignListener } from '../properties/campaign/event.ts'
import type { LiveLine } from './live-line.ts'
import { count, type Progress, progressText } from './progress.ts'

/** On a pipe a line is printed this often. */
const everyMs = 10_000

/**
 * Keeps the progress line true, also between events: call `tick` a few times a second.
 * Where there is no live line it prints a line of progress at the first batch and then every ten seconds.
 */
export function progressListener(line: LiveLine, live: boolean): { listen: CampaignListener; tick(): void } {
  const progress: Progress = { cases: 0, elapsed: 0, divergences: 0, doing: 'starting' }
  let start = performance.now()
  let printed = Number.NEGATIVE_INFINITY
  let running = false
  const show = (): void => {
    if (!running) return
    progress.elapsed = performance.now() - start
    if (live) line.show(progressText(progress))
    else if (progress.cases > 0 && progress.elapsed - printed >= everyMs) {
      printed = progress.elapsed
      line.print(progressText(progress))
    }
  }
  const listen: CampaignListener = (event) => {
    switch (event.type) {
      case 'campaign.started':
        start = performance.now()
        running = true
        break
      case 'batch.done':
        progress.cases = event.cases
        progress.divergences = event.divergences
        progress.doing = ''
        break
      case 'finding.found':
        progress.divergences++
        progress.doing = `shrinking ${event.finding.rule}`
        break
      case 'shrink.progress':
        progress.doing = `shrinking on ${event.adapter}: ${count(event.tries)} tries, size ${event.size}`
        break
      case 'finding.reduced':
      case 'finding.flaky':
        progress.doing = ''
        break
      case 'campaign.ended':
        running = false
        line.clear()
        return
      case 'adapter.opened':
      case 'adapter.failed':
      case 'selftest.done':
      case 'worker.lost':
      case 'finding.fixed':
    }
    show()
  }
  return { listen, tick: show }
}
