import { expect, it } from 'vitest'
import { chooseAdapters } from './adapters.ts'

it('names adapters by their own ids where these find them again, else by what gave them', async () => {
  const specifiersOf = async (...names: string[]) => Object.fromEntries((await chooseAdapters(names)).specifiers)
  expect(await specifiersOf('vm', 'electron')).toEqual({})
  expect(await specifiersOf('electron+unsandboxed', 'electron+isolatedWorld')).toEqual({})
  const fake = './docs/examples/naive-fake.mjs'
  expect(await specifiersOf(fake)).toEqual({ 'naive-fake': fake })
})
