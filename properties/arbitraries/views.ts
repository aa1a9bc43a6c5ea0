import type { Operand, Place } from '../../model/scenario/place.ts'
import type { Key } from '../../model/scenario/primitive.ts'
import type { World } from '../../model/scenario/recipe.ts'
import { operandOf } from '../../model/scenario/references.ts'
import type { Draft } from './draft.ts'

/** What the generator expects to find at a place: the counterpart of a draft, or a promise of one. */
export interface View {
  readonly place: Place
  readonly draft: Draft
  /** the place holds a promise (of an async function) for the draft */
  promised?: true
}

/** A view of what is reached from a place by a path. Its own place is made when it is chosen: few are. */
class Inner implements View {
  readonly draft: Draft
  readonly #outer: Place
  readonly #path: readonly Key[]
  #place: Place | undefined

  constructor(outer: Place, path: readonly Key[], draft: Draft) {
    this.#outer = outer
    this.#path = path
    this.draft = draft
  }

  get place(): Place {
    this.#place ??= { ...this.#outer, path: [...(this.#outer.path ?? []), ...this.#path] }
    return this.#place
  }
}

/** What one world is expected to see so far. */
export interface Views {
  functions: View[]
  promises: View[]
  data: View[]
}

export function noViews(): Views {
  return { functions: [], promises: [], data: [] }
}

const deepest = 5
const most = 24

/** Enters what can be reached from a place that shows a draft: through what a copy has as plain data. */
export function enterViews(views: Views, place: Place, draft: Draft, find: (name: string) => Draft | undefined): void {
  const met = new Set<Draft>()
  let entered = 0
  const walk = (path: readonly Key[], at: Draft): void => {
    if (entered >= most) return
    entered += 1
    const view: View = path.length === 0 ? { place, draft: at } : new Inner(place, path, at)
    if (at.node.kind === 'function') views.functions.push(view)
    else if (at.node.kind === 'promise') views.promises.push(view)
    else views.data.push(view)
    if (met.has(at) || path.length >= deepest) return
    met.add(at)
    for (const [key, operand] of partsOf(at)) {
      const child = draftOf(operand, find)
      if (child !== undefined) walk([...path, key], child)
    }
  }
  walk([], draft)
}

/** What a copy of the draft shows under which key. */
function partsOf(draft: Draft): [Key, Operand | undefined][] {
  const { node } = draft
  switch (node.kind) {
    case 'object':
      return (node.properties ?? [])
        .filter((property) => property.enumerable !== false && property.key !== '__proto__')
        .map((property) => [property.key, property.value ?? property.get])
    case 'array':
      return node.items.map((item, index): [Key, Operand | undefined] => [String(index), operandOf(item)])
    case 'repeat':
      return node.count === 1 || (node.shape === 'row' && node.count > 0)
        ? [[node.shape === 'object' ? 'x' : '0', node.item]]
        : []
    default:
      return []
  }
}

export function draftOf(operand: unknown, find: (name: string) => Draft | undefined): Draft | undefined {
  if (typeof operand !== 'object' || operand === null || !('value' in operand)) return undefined
  const { value, path } = operand as { value: unknown; path?: Key[] }
  if (typeof value !== 'string') return undefined
  return follow(find(value), path, find)
}

/** The draft behind a path, as far as it leads through plain data. */
export function follow(
  draft: Draft | undefined,
  path: readonly Key[] | undefined,
  find: (name: string) => Draft | undefined,
): Draft | undefined {
  let at = draft
  for (const key of path ?? []) {
    if (at === undefined) return undefined
    const part = partsOf(at).find(([name]) => name === key)
    at = part === undefined ? undefined : draftOf(part[1], find)
  }
  return at
}

export type FindDraft = (name: string) => Draft | undefined
export type ViewsByWorld = Record<World, Views>
