import { describe, expect, it } from 'vitest'
import type { Capability } from './capability.ts'
import { cellsOf, reachableCells } from './coverage.ts'
import { profileOf } from './profile.ts'

const all = new Set<Capability>(['crashContainment', 'hangContainment', 'dom', 'blob'])

describe('coverage', () => {
  it('has each cell of a prediction once, as the same string', () => {
    const at = { step: 0, at: '' }
    const twice = [
      { rule: 'OBJ-COPY', direction: 'expose', ...at },
      { rule: 'PRIM-PASS', direction: 'callback argument', ...at },
      { rule: 'OBJ-COPY', direction: 'expose', ...at },
    ] as const
    expect(cellsOf(twice)).toEqual(['OBJ-COPY expose', 'PRIM-PASS callback argument'])
  })

  it('leaves out what an adapter does not host and what a profile does not say', () => {
    const cells = reachableCells(profileOf('33.2.1'), new Set())
    expect(cells).toContain('OBJ-COPY reject')
    expect(cells.filter((cell) => /^(ELEMENT|BLOB|ARR-ABORT|DOC|OBJ-PROTO-KEY|FREEZE-COLLISION)/.test(cell))).toEqual(
      [],
    )
    expect(reachableCells(profileOf('33.2.1'), all)).toContain('ARR-ABORT argument')
  })
})
