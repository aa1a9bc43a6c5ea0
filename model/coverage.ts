import type { Capability } from './capability.ts'
import type { Direction } from './direction.ts'
import type { Application } from './predict.ts'
import type { Profile } from './profile.ts'
import { type RuleId, rules } from './rules/registry.ts'

/** One cell of coverage: a rule at work in one direction, `OBJ-COPY argument`. */
export type Cell = `${RuleId} ${Direction}`

const cells = new Map<RuleId, Map<Direction, Cell>>()

/** The cells that a prediction is in, each once. The same cell is always the same string: a campaign keeps many. */
export function cellsOf(applied: readonly Application[]): Cell[] {
  const met = new Set<Cell>()
  for (const { rule, direction } of applied) met.add(cellOf(rule, direction))
  return [...met]
}

function cellOf(rule: RuleId, direction: Direction): Cell {
  let ofRule = cells.get(rule)
  if (ofRule === undefined) {
    ofRule = new Map()
    cells.set(rule, ofRule)
  }
  let cell = ofRule.get(direction)
  if (cell === undefined) {
    cell = `${rule} ${direction}`
    ofRule.set(direction, cell)
  }
  return cell
}

/** What crosses as a value does so in these directions. */
const valueDirections: readonly Direction[] = [
  'expose',
  'argument',
  'return',
  'resolve',
  'reject',
  'callback argument',
  'callback return',
]
const called: readonly Direction[] = ['argument', 'callback argument']
const returned: readonly Direction[] = ['return', 'callback return']
const thrown: readonly Direction[] = ['throw', 'callback throw']
const settled: readonly Direction[] = ['resolve', 'reject']

/** The directions of rules that are not about values: elsewhere they can't be at work. */
const directionsOf: Partial<Record<RuleId, readonly Direction[]>> = {
  'FN-RECEIVER-PARENT': called,
  'FN-RECEIVER-SELF': called,
  'FN-CLASS': called,
  'ARG-CONVERT': called,
  'FN-NEW': returned,
  'FN-ASYNC': returned,
  'RET-CONVERT': returned,
  'RET-FRESH': returned,
  'THROW-MESSAGE': thrown,
  'THROW-UNKNOWN': thrown,
  'PROMISE-RESOLVE': ['resolve'],
  'PROMISE-REJECT': ['reject'],
  'PROMISE-CONVERT': settled,
  'GETTER-LATE': [...returned, ...settled],
  'EXCEPTION-PENDING': ['expose', ...called],
  'CLONE-WASM-LATE': [...returned, ...settled],
  'CLONE-WASM-EXPOSED': ['expose'],
  'EXPOSE-GLOBAL': ['expose'],
  'EXPOSE-FAIL': ['expose'],
  'EXPOSE-TAKEN': ['expose'],
  'EXPOSE-TAKEN-MAIN': ['expose'],
  'FREEZE-DEEP': ['expose'],
  'FREEZE-WRAPPER': ['expose'],
  'FREEZE-REFUSED': ['expose'],
  'FREEZE-THROW': ['expose'],
  'FREEZE-ABORT': ['expose'],
  'FREEZE-NOT': [...called, ...returned],
  'EXEC-SCRIPT': ['callback argument'],
  'EXEC-SCRIPT-CLASS': ['callback argument'],
  'EXEC-RUN': ['callback argument'],
  'EXEC-THROW': ['callback argument', 'callback throw'],
  'EXEC-RESULT': ['callback return'],
  // The language has no steps for these.
  'ISO-WORLD': [],
  'ISOLATION-OFF': [],
  // It happens by chance; an end, and what one world does alone, cross nothing.
  'FREEZE-COLLISION': [],
  LIVENESS: [],
  LOCAL: [],
}

/** What an adapter must host for a rule to be at work. */
const needs: Partial<Record<RuleId, Capability>> = {
  'ELEMENT-PASS': 'dom',
  'PLATFORM-STRIPPED': 'dom',
  'CLONE-PLATFORM': 'dom',
  'CLONE-PLATFORM-THROW': 'dom',
  'FREEZE-WRAPPER': 'dom',
  'FREEZE-REFUSED': 'dom',
  'VIDEOFRAME-PASS': 'videoFrame',
  'FREEZE-ABORT': 'crashContainment',
  'BLOB-PASS': 'blob',
  'ARR-ABORT': 'crashContainment',
  'EXEC-SCRIPT': 'executeInMainWorld',
  'EXEC-SCRIPT-CLASS': 'executeInMainWorld',
  'EXEC-RUN': 'executeInMainWorld',
  'EXEC-THROW': 'executeInMainWorld',
  'EXEC-RESULT': 'executeInMainWorld',
}

/** The cells that cases can be in, under a profile and on an adapter with these capabilities. */
export function reachableCells(profile: Profile, capabilities: ReadonlySet<Capability>): Cell[] {
  return rules.flatMap(({ id, versions }) => {
    const need = needs[id]
    if (!profile.rules.has(id) || versions === 'documentation') return []
    if (need !== undefined && !capabilities.has(need)) return []
    return (directionsOf[id] ?? valueDirections).map((direction) => cellOf(id, direction))
  })
}
