import { describe, expect, it } from 'vitest'
import { sameReplayCommand, shellWord } from './replay-command.ts'

describe('a word of a command to paste', () => {
  it.each([
    ['electron@33.2.1+unsandboxed', 'electron@33.2.1+unsandboxed'],
    ['my findings/a.json', "'my findings/a.json'"],
    ["it's.json", "'it'\\''s.json'"],
    ['a\\b', "'a\\b'"],
  ])('%s is %s', (word, shell) => {
    expect(shellWord(word, 'linux')).toBe(shell)
  })

  it.each([
    ['C:\\findings\\a.json', 'C:\\findings\\a.json'],
    ['C:\\my findings\\a.json', '"C:\\my findings\\a.json"'],
    ['C:\\my findings\\', '"C:\\my findings\\\\"'],
    ['say "a\\"', '"say \\"a\\\\\\""'],
  ])('%s is %s on Windows', (word, shell) => {
    expect(shellWord(word, 'win32')).toBe(shell)
  })
})

it('repeats a replay with its flags', () => {
  expect(sameReplayCommand('a.json', { adapter: ['vm'], profile: 'newest' })).toBe(
    'npx bridgecheck replay a.json --adapter vm --profile newest',
  )
})
