import { describe, expect, it } from 'vitest'
import { Writes } from './writes.ts'

/** A disk that is full until it is not. */
function disk() {
  const files: string[] = []
  const state = { full: true }
  const writes = (text: string) => () => {
    if (state.full) throw new Error('The disk is full (ENOSPC)')
    files.push(text)
  }
  const told: string[] = []
  return { files, state, writes, told, kept: new Writes((sentence) => told.push(sentence)) }
}

describe('what the disk refuses', () => {
  it('is told once, and written at the end where it can be', () => {
    const { files, state, writes, told, kept } = disk()
    kept.keep('state', writes('state, early'))
    kept.keep('state', writes('state, late'))
    kept.keep('finding', writes('a finding'))
    state.full = false
    expect(kept.settle()).toBe(true)
    expect(files).toEqual(['state, late', 'a finding'])
    expect(told).toEqual(['The disk is full (ENOSPC). It is tried again.'])
  })

  it('and still at the end, is told as missing, once for the same reason', () => {
    const { files, writes, told, kept } = disk()
    kept.keep('state', writes('state'))
    kept.keep('finding', writes('a finding'))
    expect(kept.settle()).toBe(false)
    expect(files).toEqual([])
    expect(told).toEqual(['The disk is full (ENOSPC). It is tried again.', 'The disk is full (ENOSPC).'])
  })

  it('is not tried again when a later write of that name was taken, nor when it is soon out of date', () => {
    const { files, state, writes, kept } = disk()
    kept.keep('state', writes('state, early'))
    kept.pass(writes('under way'))
    state.full = false
    kept.keep('state', writes('state, late'))
    expect(kept.settle()).toBe(true)
    expect(files).toEqual(['state, late'])
  })
})
