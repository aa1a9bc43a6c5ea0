import type { Deck } from './deck.ts'
import { addProperty, type Draft, type Drawing, refer } from './draft.ts'

/** Electron's freeze walks every simple path of an exposed value: more than this many take it too long. */
const pathLimit = 2000

/** How many simple paths lead out of a draft, counted up to `limit`. */
function countPaths(root: Draft, limit: number): number {
  const onPath = new Set<Draft>()
  let paths = 0
  const walk = (draft: Draft, weight: number): void => {
    paths += weight * (draft.node.kind === 'repeat' && draft.node.shape !== 'row' ? Math.max(1, draft.node.count) : 1)
    if (paths > limit) return
    onPath.add(draft)
    for (const { to, times } of draft.edges) {
      if (!onPath.has(to)) walk(to, weight * times)
      if (paths > limit) break
    }
    onPath.delete(draft)
  }
  walk(root, 1)
  return Math.min(paths, limit + 1)
}

/**
 * Whether a draft leads to another through data and what promises settle with.
 * A promise that settles with a value that holds it is copied anew at each settlement: for ever.
 */
export function leadsTo(from: Draft, to: Draft, met: Set<Draft> = new Set()): boolean {
  if (from === to) return true
  if (met.has(from)) return false
  met.add(from)
  if (from.gives !== undefined && leadsTo(from.gives, to, met)) return true
  return from.edges.some((edge) => leadsTo(edge.to, to, met))
}

/** Whether a draft holds a promise. */
function holdsPromise(draft: Draft, met: Set<Draft> = new Set()): boolean {
  if (draft.node.kind === 'promise') return true
  if (met.has(draft)) return false
  met.add(draft)
  return draft.edges.some((edge) => holdsPromise(edge.to, met))
}

/** Whether one more edge keeps every value affordable, and lets no promise settle with itself. */
export function affordsEdge(drawing: Drawing, from: Draft, to: Draft): boolean {
  if (from.tree !== to.tree && holdsPromise(to) && leadsTo(to, from)) return false
  from.edges.push({ to, times: 1 })
  const roots = new Set([from, to, from.tree, to.tree, ...drawing[from.in].roots])
  for (const root of roots) {
    if (countPaths(root, pathLimit) <= pathLimit) continue
    from.edges.pop()
    return false
  }
  return true
}

/** Adds one reference that makes a value shared or cyclic. Nothing is added where it does not fit or costs too much. */
export function addExtraEdge(drawing: Drawing, deck: Deck): void {
  const { drafts } = drawing[deck.chance(30) ? 'main' : 'isolated']
  const holders = drafts.filter(
    (draft) => !draft.closed && (draft.node.kind === 'object' || draft.node.kind === 'array'),
  )
  if (holders.length === 0) return
  const wantsCycle = deck.chance(60)
  const start = deck.below(holders.length)
  for (let tried = 0; tried < holders.length; tried++) {
    const from = holders[(start + tried) % holders.length]!
    const targets = wantsCycle ? ancestorsOf(from) : relativesOf(drafts, from)
    if (targets.length === 0) continue
    const to = deck.choose(targets)
    if (affordsEdge(drawing, from, to)) refersTo(from, to, wantsCycle)
    return
  }
}

/**
 * The draft and what holds it within one crossing. An array with nothing but arrays in between is left to the
 * spotlight: a copy of it goes down to the limit of depth, which costs as much as a hundred other scenarios.
 */
function ancestorsOf(draft: Draft): Draft[] {
  const found: Draft[] = []
  let throughArrays = true
  for (let at: Draft | undefined = draft; at !== undefined && at.tree === draft.tree; at = at.parent) {
    if (at.node.kind !== 'array') throughArrays = false
    if (at.node.kind === 'object' || (at.node.kind === 'array' && !throughArrays)) found.push(at)
  }
  return found.length > 1 ? found.slice(1) : found
}

/** What crosses together with a draft and does not hold it. */
function relativesOf(drafts: readonly Draft[], from: Draft): Draft[] {
  const above = new Set<Draft>()
  for (let at: Draft | undefined = from; at !== undefined; at = at.parent) above.add(at)
  return drafts.filter(
    (draft) => draft.tree === from.tree && !above.has(draft) && !draft.closed && draft.node.kind !== 'repeat',
  )
}

function refersTo(from: Draft, to: Draft, back: boolean): void {
  const value = refer(to)
  const { node } = from
  if (node.kind === 'array') node.items.push(value)
  if (node.kind !== 'object') return
  const key = back ? 'parent' : to.name
  if (!addProperty(node, { key, value })) addProperty(node, { key: `${to.name}Again`, value })
}
