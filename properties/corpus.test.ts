import { describe, expect, test } from 'vitest'
import { corpusText, loadCorpus, parseCorpusCase } from './corpus.ts'

const scenario = { bridgecheck: 1, values: {}, steps: [{ do: 'expose', key: 'api', value: 1 }] }
const good = { corpus: 1, title: 'A number arrives.', rules: ['PRIM-PASS'], scenario }

describe('reading a corpus file', () => {
  test('gives what was written', () => {
    const one = parseCorpusCase(JSON.stringify(good), 'case.json')
    expect(one).toEqual({ title: good.title, rules: good.rules, scenario })
    expect(JSON.parse(corpusText(one))).toEqual(good)
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
    const read = () => parseCorpusCase(JSON.stringify(json), 'case.json')
    expect(read).toThrow(sentence)
    expect(read).toThrow('case.json is no corpus file: ')
  })

  test('refuses what nests too deep', () => {
    expect(() => parseCorpusCase('['.repeat(100_000), 'case.json')).toThrow('nests deeper than 64 levels')
  })
})

test('a corpus that is not where it should be is one sentence', () => {
  expect(() => loadCorpus('/nowhere/corpus')).toThrow(
    /^The corpus .nowhere.corpus can't be read \(ENOENT.*\): install bridgecheck anew\.$/,
  )
})
