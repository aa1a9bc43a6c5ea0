import { describe, expect, it } from 'vitest'
import { defineAdapter, type InProcessDefinition } from './define.ts'

const world = { evaluate: (source: string): unknown => source }
const define = (definition: object) => defineAdapter({ id: 'mine', profile: 'newest', ...definition } as never)
const opening = (worlds: unknown) => define({ worlds: () => worlds } as Partial<InProcessDefinition>).open()

describe('an adapter that is defined badly is told in one sentence', () => {
  it.each([
    [{ profile: 1, worlds: () => ({}) }, /^An adapter needs an id and a profile, both strings: /],
    [{}, /^Adapter mine has neither worlds \(in-process\) nor open \(out-of-process\): define one of them\.$/],
    [{ worlds: () => ({}), open: async () => ({}) }, /^Adapter mine has both worlds and open: define one of them\.$/],
    [{ open: async () => ({}), capabilities: ['foo'] }, /^Adapter mine has the capability "foo", which is none of /],
  ])('%o', (definition, sentence) => {
    expect(() => define(definition)).toThrow(sentence)
  })

  it.each([
    [
      undefined,
      /^The adapter mine gave no worlds: worlds must return \{isolated, main, exposeInMainWorld\} at once\.$/,
    ],
    [Promise.resolve({}), /^The adapter mine gave no worlds: /],
    [{ isolated: world }, /^The main world of adapter mine has no method evaluate: give it one\.$/],
    [{ isolated: world, main: world }, /^The worlds of adapter mine have no function exposeInMainWorld: /],
    [
      { isolated: world, main: world, exposeInMainWorld: () => {} },
      /^The isolated world does not evaluate: what evaluate returns must be the value of its script\.$/,
    ],
  ])('worlds that are %o', async (worlds, sentence) => {
    await expect(opening(worlds)).rejects.toThrow(sentence)
  })
})
