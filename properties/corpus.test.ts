import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { corpusText, loadCorpus, loadCorpusCase } from './corpus.ts'

const folder = mkdtempSync(join(tmpdir(), 'bridgecheck-corpus-'))
afterAll(() => rmSync(folder, { recursive: true }))

const scenario = { bridgecheck: 1, values: {}, steps: [{ do: 'expose', key: 'api', value: 1 }] }
const good = { corpus: 1, title: 'A number arrives.', rules: ['PRIM-PASS'], scenario }
const file = join(folder, 'case.json')

describe('loading the corpus', () => {
  test('gives what was written, under the name of the file', () => {
    writeFileSync(file, JSON.stringify(good))
    const one = loadCorpusCase(file)
    expect(one).toEqual({ name: 'case', title: good.title, rules: good.rules, scenario })
    expect(JSON.parse(corpusText(one))).toEqual(good)
    expect(loadCorpus(folder)).toEqual([one])
  })

  test.each<[string, unknown, RegExp]>([
    ['another version', { ...good, corpus: 2 }, /corpus is not 1, the version of corpus files this release reads\.$/],
    ['no title', { ...good, title: '' }, /title is empty: say in one sentence what the scenario shows\.$/],
    ['a title of several lines', { ...good, title: 'a\nb' }, /title is not one line of text\.$/],
    ['no rule', { ...good, rules: [] }, /rules names no rule\.$/],
    ['an unknown rule', { ...good, rules: ['PRIM'] }, /There is no rule "PRIM"\.$/],
    ['an unknown field', { ...good, note: 1 }, /Unrecognized key: "note"\.$/],
    ['no scenario', { ...good, scenario: 7 }, /Not a scenario: the file expected object, received number\.$/],
    ['a list', [], /the file .*expected object.*\.$/],
  ])('refuses %s in one sentence that names the file', (_, json, sentence) => {
    writeFileSync(file, JSON.stringify(json))
    expect(() => loadCorpusCase(file)).toThrow(sentence)
    expect(() => loadCorpusCase(file)).toThrow(`${file} is no corpus file: `)
  })

  test('refuses what nests too deep, and what is not there', () => {
    writeFileSync(file, '['.repeat(100_000))
    expect(() => loadCorpusCase(file)).toThrow('nests deeper than 64 levels')
    expect(() => loadCorpusCase(join(folder, 'nowhere.json'))).toThrow(/nowhere\.json can't be read: ENOENT/)
    expect(() => loadCorpus(join(folder, 'nowhere'))).toThrow(/^The corpus .*nowhere can't be read \(ENOENT\)\.$/)
  })
})
