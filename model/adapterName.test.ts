import { expect, it } from 'vitest'
import { splitModes, withModes } from './adapterName.ts'

it.each([
  ['electron@33.2.1', 'electron@33.2.1', []],
  ['electron+unsandboxed', 'electron', ['unsandboxed']],
  ['electron:/opt/a+b+isolatedWorld', 'electron:/opt/a+b', ['isolatedWorld']],
  ['electron+isolatedWorld+unsandboxed', 'electron', ['unsandboxed', 'isolatedWorld']],
  ['electron+sandboxed', 'electron+sandboxed', []],
])('%s is %s with the modes %j', (full, name, modes) => {
  expect(splitModes(full)).toEqual({ name, modes })
  expect(splitModes(withModes(name, splitModes(full).modes))).toEqual(splitModes(full))
})
