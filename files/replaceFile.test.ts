import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { replaceFile } from './replaceFile.ts'

it('writes a file whole, and leaves nothing beside it, also where it can not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bridgecheck-test-'))
  const file = join(folder, 'a.json')
  replaceFile(file, '1')
  replaceFile(file, '2')
  expect(readFileSync(file, 'utf8')).toBe('2')
  mkdirSync(join(folder, 'taken'))
  expect(() => replaceFile(join(folder, 'taken'), '3')).toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/)
  expect(readdirSync(folder).sort()).toEqual(['a.json', 'taken'])
})
