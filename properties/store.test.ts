import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Finding, findingId } from './finding.ts'
import { loadFinding, openStore, parseFinding } from './store.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'bridgecheck-store-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const signature = 'vm OBJ-COPY keys exposed'
const finding: Finding = {
  id: findingId(signature),
  adapter: 'vm',
  profile: 'newest',
  signature,
  rule: 'OBJ-COPY',
  kind: 'keys',
  at: 'events[1].value',
  predicted: ['a'],
  observed: [],
  scenario: {
    bridgecheck: 1,
    values: { object: { kind: 'object', in: 'isolated', properties: [{ key: '\ud800', value: 0 }] } },
    steps: [{ do: 'expose', key: 'api', value: { value: 'object' } }],
  },
  seed: -5,
  index: 77,
  sizeBefore: 120,
  sizeAfter: 9,
  minimal: true,
  tries: 210,
  count: 3,
  alsoShows: [],
  corpus: 'obj-copy',
}

describe('the store', () => {
  test('is empty where no directory is', () => {
    expect(openStore(join(directory, 'none')).list()).toEqual({ findings: [], faults: [] })
  })

  test('gives back what was saved, one file for each signature', () => {
    const store = openStore(join(directory, 'new', 'store'))
    store.save(finding)
    store.save({ ...finding, count: 4 })
    expect(store.list()).toEqual({ findings: [{ ...finding, count: 4 }], faults: [] })
    expect(store.load(finding.id).scenario).toEqual(finding.scenario)
    expect(readdirSync(store.directory)).toEqual([`${finding.id}.json`])
  })

  test('forgets what is removed', () => {
    const store = openStore(directory)
    store.save(finding)
    store.remove(finding.id)
    store.remove(finding.id)
    expect(store.list().findings).toEqual([])
  })

  test('tells of files that are no findings and reads the others', () => {
    const store = openStore(directory)
    store.save(finding)
    writeFileSync(join(directory, '0123456789.json'), '[')
    writeFileSync(join(directory, 'notes.txt'), 'mine')
    const { findings, faults } = store.list()
    expect(findings).toHaveLength(1)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(/0123456789.json is no finding/)
  })

  test('says in one sentence why a finding can not be had', () => {
    const store = openStore(directory)
    expect(() => store.load('../../etc')).toThrow('is no id of a finding')
    expect(() => store.load('0123456789')).toThrow('There is no finding 0123456789')
    expect(() => loadFinding(join(directory, 'gone.json'))).toThrow("can't be read")
  })

  test('says in one sentence when it can not write', () => {
    writeFileSync(join(directory, 'file'), '')
    expect(() => openStore(join(directory, 'file')).save(finding)).toThrow(/can't be kept in/)
  })
})

describe("a stranger's file", () => {
  const parse = (change: object) => () => parseFinding(JSON.stringify({ finding: 1, ...finding, ...change }), 'it')

  test('may be a valid finding', () => {
    expect(parse({})()).toEqual(finding)
  })
  test('is refused with a million nested arrays', () => {
    expect(() => parseFinding('['.repeat(1_000_000), 'it')).toThrow('nests deeper')
  })
  test('is refused in another version', () => {
    expect(parse({ finding: 2 })).toThrow('it is no finding: finding is not 1')
  })
  test('is refused when the scenario is none', () => {
    expect(parse({ scenario: { bridgecheck: 1 } })).toThrow('Not a scenario')
  })
  test('is refused when its id is not that of its signature', () => {
    expect(parse({ signature: 'vm LOCAL value read' })).toThrow('not that of its signature')
  })
  test('is refused with a field more', () => {
    expect(parse({ run: 'me' })).toThrow('it is no finding')
  })
})
