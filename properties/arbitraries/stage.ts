import type { Step } from '../../model/scenario/step.ts'
import type { Draft, Drawing } from './draft.ts'
import type { Want } from './scripts.ts'
import { type FindDraft, noViews, type ViewsByWorld } from './views.ts'

/** All that is known while the steps of a scenario are drawn. */
export interface Stage {
  drawing: Drawing
  steps: Step[]
  views: ViewsByWorld
  wants: Map<Draft, Want[]>
  find: FindDraft
  /** how many exposure names are given out */
  exposures: number
}

export function startStage(drawing: Drawing, wants: Map<Draft, Want[]>): Stage {
  const byName = new Map<string, Draft>()
  for (const draft of [...drawing.isolated.drafts, ...drawing.main.drafts]) byName.set(draft.name, draft)
  const views = { isolated: noViews(), main: noViews() }
  const find = (name: string): Draft | undefined =>
    byName.get(name) ?? drawing.main.drafts.find((draft) => draft.name === name)
  return { drawing, steps: [], views, wants, find, exposures: 0 }
}
