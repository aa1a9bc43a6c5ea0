import type { Application, Direction } from './predict.ts'
import type { RuleId } from './rules/registry.ts'

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
