import { describe, expect, it } from 'vitest'
import { limits, loadScenario, validateScenario } from './scenario.ts'

const scenario = (values: object, steps: object[] = []) => ({ bridgecheck: 1, values, steps })
const fault = (json: unknown) => {
  try {
    validateScenario(json)
  } catch (error) {
    return (error as Error).message
  }
  return 'none'
}

describe('loading a scenario', () => {
  it('accepts shared references and cycles', () => {
    const values = {
      a: {
        kind: 'object',
        in: 'main',
        properties: [
          { key: 'self', value: { value: 'a' } },
          { key: 'b', value: { value: 'b' } },
        ],
      },
      b: { kind: 'array', in: 'main', items: [{ value: 'a' }, { hole: true }, { get: 1 }] },
    }
    expect(validateScenario(scenario(values))).toEqual(scenario(values))
  })

  it.each([
    ['another version', { bridgecheck: 2, values: {}, steps: [] }, /bridgecheck is not 1/],
    ['an unknown kind', scenario({ a: { kind: 'widget', in: 'main' } }), /values\.a\.kind is no recipe node/],
    ['an unknown step', scenario({}, [{ do: 'jump' }]), /steps\[0\]\.do is no step/],
    [
      'a missing value',
      scenario({}, [{ do: 'read', in: 'main', at: { value: 'a' } }]),
      /steps\[0\] names a value that is not there: a/,
    ],
    [
      'a value of the other world',
      scenario({ a: { kind: 'map', in: 'main', entries: [] } }, [{ do: 'read', in: 'isolated', at: { value: 'a' } }]),
      /names the value a of the main world, but resolves in the isolated world/,
    ],
    ['a script root in a step', scenario({}, [{ do: 'read', in: 'main', at: { argument: 0 } }]), /outside a script/],
    [
      'a key twice',
      scenario({ a: { kind: 'object', in: 'main', properties: [{ key: 'x' }, { key: 'x' }] } }),
      /has the key "x" twice/,
    ],
    [
      'a key to delete without a getter',
      scenario({ a: { kind: 'array', in: 'main', items: [{ set: true, deletes: 'x' }] } }),
      /values\.a deletes a key without a getter that could do it/,
    ],
    [
      'a function to run without a getter',
      scenario({ a: { kind: 'object', in: 'main', properties: [{ key: 'x', value: 1, runs: { value: 'a' } }] } }),
      /values\.a runs a function without a getter that could do it/,
    ],
    [
      'a key to delete that is kept',
      scenario({ a: { kind: 'object', in: 'main', properties: [{ key: 'x', get: 1, deletes: 'then' }] } }),
      /values\.a changes the key "then", which is not supported/,
    ],
    [
      'a thenable that is no plain object',
      scenario({ a: { kind: 'error', in: 'main', class: 'Error', properties: [{ key: 'then' }] } }),
      /only plain objects are thenables/,
    ],
    [
      'a view that does not fit',
      scenario({
        b: { kind: 'arrayBuffer', in: 'main', bytes: [1, 2] },
        v: { kind: 'typedArray', in: 'main', array: 'Uint16Array', buffer: 'b', offset: 1, length: 1 },
      }),
      /values\.v does not fit into its buffer b/,
    ],
    [
      "a page's Buffer of Node",
      scenario({
        b: { kind: 'arrayBuffer', in: 'main', bytes: [] },
        v: { kind: 'typedArray', in: 'main', array: 'Uint8Array', nodeBuffer: true, buffer: 'b', offset: 0, length: 0 },
      }),
      /values\.v is a Buffer of Node, which only a Uint8Array of the isolated world can be/,
    ],
    [
      'the module namespace of a world under two names',
      scenario({
        a: { kind: 'builtin', in: 'main', of: 'moduleNamespace' },
        b: { kind: 'builtin', in: 'isolated', of: 'moduleNamespace' },
        c: { kind: 'builtin', in: 'main', of: 'moduleNamespace' },
      }),
      /values\.a is the moduleNamespace of its world, as another value is: use that/,
    ],
    [
      'an ipcRenderer in the page',
      scenario({ a: { kind: 'platform', in: 'main', of: 'ipcRenderer' } }),
      /values\.a is the ipcRenderer of the isolated world only/,
    ],
    [
      'a bare minus zero',
      scenario({}, [{ do: 'compare', in: 'main', left: -0, right: 0 }]),
      /left minus zero is written/,
    ],
    ['an unknown field', { ...scenario({}), extra: 1 }, /Unrecognized key/],
    ['no object', 7, /the file expected object/],
  ])('refuses %s in one sentence that says where', (_, json, message) => {
    expect(fault(json)).toMatch(message)
  })

  it('refuses text that is hostile by size or nesting before building anything of it', () => {
    expect(() => loadScenario('['.repeat(1_000_000))).toThrow('nests deeper than 64 levels')
    expect(() => loadScenario(' '.repeat(limits.bytes + 1))).toThrow('longer than')
    expect(() => loadScenario('{')).toThrow('is no JSON')
    expect(() => loadScenario(JSON.stringify('['.repeat(1000)))).toThrow('expected object')
  })
})
