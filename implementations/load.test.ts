import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { defineAdapter } from './define.ts'
import { loadAdapter } from './load.ts'
import { fakeWorlds, scenarioOf } from './world/testing/fake.ts'

const path = (name: string) => fileURLToPath(new URL(`./testing/${name}`, import.meta.url))

describe('a specifier names an adapter', () => {
  test.each([
    ['vm', 'vm', 'newest'],
    ['vm@25.1.1', 'vm@25.1.1', '25.1.1'],
    ['vm!skip-freeze', 'vm!skip-freeze', 'newest'],
    ['vm@33.2.1!skip-freeze', 'vm@33.2.1!skip-freeze', '33.2.1'],
    ['iframe', 'iframe', 'newest'],
    ['iframe@25.1.1', 'iframe@25.1.1', '25.1.1'],
    ['iframe!skip-freeze', 'iframe!skip-freeze', 'newest'],
    [path('fake.adapter.mjs'), 'fake', 'newest'],
  ])('%s', async (specifier, id, profile) => {
    expect(await loadAdapter(specifier)).toMatchObject({ id, profile })
  })
})

describe('a specifier that names none is one sentence', () => {
  test.each([
    ['nonsense', /^Unknown adapter "nonsense": give vm, .*\.$/],
    ['vm@nonsense', /^Unknown adapter "vm@nonsense": [^\n]*\.$/],
    ['iframe@nonsense', /^Unknown adapter "iframe@nonsense": [^\n]*\.$/],
    ['vm!nonsense', /^Unknown adapter "vm!nonsense": There is no mutant "nonsense"[^\n]*\.$/],
    ['./missing.mjs', /^Adapter module \.\/missing\.mjs can't be loaded: [^\n]*\.$/],
    [path('no.adapter.mjs'), /^Adapter module .* has no adapter as its default export: [^\n]*\.$/],
    ['electron@nonsense', /^[^\n]+\.$/],
  ])('%s', async (specifier, sentence) => {
    await expect(loadAdapter(specifier)).rejects.toThrow(sentence)
  })

  test('worlds that do not open', async () => {
    const adapter = await loadAdapter(path('broken.adapter.mjs'))
    await expect(adapter.open()).rejects.toThrow("Adapter broken can't be opened: there is no window here.")
  })
})

describe('defineAdapter', () => {
  test('runs in-process worlds in this thread', async () => {
    const adapter = defineAdapter({ id: 'mine', profile: 'newest', worlds: () => fakeWorlds() })
    expect([...adapter.capabilities]).toEqual(['executeInMainWorld', 'modules'])
    const session = await adapter.open()
    const scenario = scenarioOf({ api: { kind: 'object', in: 'isolated' } }, [
      { do: 'expose', key: 'api', value: { value: 'api' } },
    ])
    expect(await session.run([scenario], { fresh: true })).toMatchObject([
      { events: [{ on: 'done' }, { on: 'exposed', value: { leak: 'object' } }] },
    ])
    await session.close()
  })

  test('takes a session of any kind', async () => {
    const functionKeys: [string, string][] = []
    const session = {
      facts: { isolated: { functionKeys }, main: { functionKeys } },
      run: async () => [],
      close: async () => {},
    }
    const adapter = defineAdapter({ id: 'far', profile: '33.2.1', capabilities: ['dom'], open: async () => session })
    expect(adapter.capabilities.has('dom')).toBe(true)
    expect((await adapter.open()).facts).toBe(session.facts)
  })

  test('refuses what is incomplete with one sentence', () => {
    expect(() => defineAdapter({ id: 'x', profile: 'newest' } as never)).toThrow(/^Adapter x has neither worlds .*\.$/)
    expect(() => defineAdapter({ worlds: () => fakeWorlds() } as never)).toThrow(
      /^An adapter needs an id and a profile/,
    )
  })
})
