import { describe, expect, test } from 'vitest'
import { knownFor, parseKnown } from './known.ts'

const signature = 'electron FN-RECEIVER-PARENT identity called'
const entry = { signature, versions: '<27.0.2', reason: 'Fixed by #39978.' }
const file = (...divergences: object[]): string => JSON.stringify({ known: 1, divergences })
const today = new Date('2026-06-15T12:00:00Z')
const idsOf = (entries: object[], ...adapters: string[]): string[] =>
  knownFor(parseKnown(file(...entries), 'known.json'), adapters, today).map((known) => known.signature)

describe('a known divergence', () => {
  test('without a version speaks of the versions in its range', () => {
    const adapters = ['electron@25.1.1', 'electron@27.0.2', 'electron@27.0.0-beta.1', 'vm@25.1.1', 'electron']
    expect(idsOf([entry], ...adapters)).toEqual([
      'electron@25.1.1 FN-RECEIVER-PARENT identity called',
      'electron@27.0.0-beta.1 FN-RECEIVER-PARENT identity called',
    ])
  })

  test('without a range speaks of all versions; with one in its signature of that alone', () => {
    expect(idsOf([{ signature, reason: 'a' }], 'electron@25.1.1', 'electron@33.2.1')).toHaveLength(2)
    const exact = { signature: `electron@25.1.1${signature.slice(8)}`, reason: 'a' }
    expect(idsOf([exact], 'electron@25.1.1', 'electron@33.2.1')).toEqual([exact.signature])
  })

  test('tells planted faults and adapters with spaces in their names apart', () => {
    const fault = { signature: 'vm!skip-freeze FREEZE-DEEP integrity exposed object', reason: 'a' }
    expect(idsOf([fault], 'vm', 'vm@25.1.1!skip-freeze', 'vm!skip-freeze')).toHaveLength(2)
    const fake = { signature: 'my fake ARR-COPY leak exposed array', reason: 'a' }
    expect(idsOf([fake], 'my fake', 'my')).toEqual([fake.signature])
  })

  test('tells modes apart, and their versions', () => {
    const outside = { ...entry, signature: signature.replace('electron', 'electron+unsandboxed') }
    const adapters = ['electron@25.1.1', 'electron@25.1.1+unsandboxed', 'electron@33.2.1+unsandboxed']
    expect(idsOf([entry], ...adapters)).toEqual([signature.replace('electron', 'electron@25.1.1')])
    expect(idsOf([outside], ...adapters)).toEqual([signature.replace('electron', 'electron@25.1.1+unsandboxed')])
  })

  test('holds through its last day', () => {
    const on = (expires: string) =>
      knownFor(parseKnown(file({ ...entry, expires }), 'known.json'), ['electron@25.1.1'], today)[0]?.expired
    expect([on('2026-06-14'), on('2026-06-15'), on('2026-06-16')]).toEqual([true, false, false])
  })
})

describe('a bad file is one sentence', () => {
  test.each([
    ['[', /the text is no JSON/],
    ['{}', /known is not 1, the version this release reads\./],
    [file({ signature }), /divergences\.0\.reason /],
    [file({ ...entry, versions: 'soon' }), /divergences\.0\.versions is no range of versions/],
    [file({ ...entry, link: 'javascript:alert(1)' }), /divergences\.0\.link is no link/],
    [file({ ...entry, expires: '2026-02-30' }), /divergences\.0\.expires is no date/],
    [file({ ...entry, since: 1 }), /divergences\.0 .*since/],
    [file(entry, entry), /divergences\.0?1?\.signature stands there twice\./],
    [file({ ...entry, signature: 'everything' }), /divergences\.0\.signature is no signature/],
    [file({ ...entry, signature: 'vm FN-PROXY odd done' }), /holds no kind of difference: "odd"/],
    [file({ ...entry, signature: 'vm FN-PROXI value done' }), /holds no rule: "FN-PROXI"/],
    [file({ ...entry, signature: 'electron@25.1.1 FN-PROXY value done' }), /keep one of them/],
  ])('%s', (json, sentence) => {
    expect(() => parseKnown(json, 'known.json')).toThrow(sentence)
    expect(() => parseKnown(json, 'known.json')).toThrow(/^known\.json is no file of known divergences: [^\n]*\.$/)
  })
})
