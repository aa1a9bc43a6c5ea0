import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { verifyTest } from '../../cli/export/verify.ts'
import { witness } from '../../cli/export/witness.ts'
import { exportTo } from '../../cli/export/write.ts'
import type { Adapter, Session } from '../../implementations/adapter.ts'
import { findElectron, runApp } from '../../implementations/electron/index.ts'
import { loadAdapter } from '../../implementations/index.ts'
import { type Scenario, validateScenario } from '../../model/scenario/scenario.ts'
import { emptyFolder, projectFolder } from '../e2e/spawn.ts'

const expose = (name: string, key = 'api') => ({ do: 'expose', key, value: { value: name } })
const call = (args: unknown[] = [], as?: string) => ({
  do: 'call',
  in: 'main',
  at: { exposed: 'api' },
  args,
  ...(as === undefined ? {} : { as }),
})
const scenario = (values: object, ...steps: object[]): Scenario => validateScenario({ bridgecheck: 1, values, steps })
const fn = (script: object = {}) => ({ fn: { kind: 'function', in: 'isolated', form: 'function', script } })
const object = { object: { kind: 'object', in: 'isolated' } }
const array = { array: { kind: 'array', in: 'isolated', items: [] } }
const error = { error: { kind: 'error', in: 'isolated', class: 'RangeError', message: "it's `gone`\n" } }
const receiver = scenario(fn(), expose('fn'), call())
const receiverAfterModules = scenario(
  {
    ...fn(),
    own: { kind: 'builtin', in: 'isolated', of: 'moduleNamespace' },
    given: { kind: 'builtin', in: 'main', of: 'moduleNamespace' },
  },
  expose('own', 'taken'),
  expose('fn'),
  call([{ value: 'given' }]),
  call(),
)

type Opened = Promise<{ adapter: Adapter; session: Session }>
const opened = new Map<string, Opened>()

/** An adapter and a session, opened when it is asked for first, for all tests: an Electron takes a second or two. */
function openOnce(specifier: string): Opened {
  const already = opened.get(specifier)
  if (already !== undefined) return already
  const opening = loadAdapter(specifier).then(async (adapter) => ({ adapter, session: await adapter.open() }))
  opened.set(specifier, opening)
  return opening
}

afterAll(async () => {
  for (const opening of opened.values()) await (await opening).session.close()
})

/** Exports the divergence of a scenario into an empty folder; the export is run on what diverged. */
async function exported(
  specifier: string,
  profile: string,
  diverging: Scenario,
  form: 'fiddle' | 'test',
  out: string,
  signature?: string,
) {
  const { adapter, session } = await openOnce(specifier)
  const shown = { scenario: diverging, ...(signature === undefined ? {} : { signature }) }
  return exportTo(form, await witness(adapter, session, shown, profile), adapter, specifier, out)
}

async function exitCode(folder: string, version: string): Promise<number | undefined> {
  const [electron] = await findElectron(`electron@${version}`)
  return (await runApp(electron!, resolve(folder))).code
}

it('takes a test file for one that shows the difference however Node quotes what it names', async () => {
  const folder = emptyFolder()
  for (const [index, text] of ['line\nbreak', '"both" and \'both\'', 'back\\slash `tick`'].entries()) {
    const observed = JSON.stringify(text)
    const file = resolve(folder, `${index}.mjs`)
    const body = `assert.equal(${JSON.stringify(`value ${observed}`)}, 'value 1')`
    writeFileSync(
      file,
      `import assert from 'node:assert/strict'\nimport { test } from 'node:test'\ntest('t', () => ${body})`,
    )
    expect(await verifyTest(file, { observed } as never)).toEqual({ is: 'verified' })
    expect(await verifyTest(file, { observed: 'another' } as never)).toMatchObject({ is: 'failed' })
  }
})

const planted: Record<string, Scenario> = {
  'skip-freeze': scenario(object, expose('object')),
  'array-by-reference': scenario(array, expose('array')),
  'keep-error-class': scenario(error, expose('error')),
  'lose-receiver': receiver,
  'fresh-proxy-home': scenario(fn(), expose('fn'), call([{ exposed: 'api' }])),
  'leak-prototype': scenario(object, expose('object')),
}

describe('the export of a planted fault', () => {
  it.each(Object.keys(planted))(
    '%s fails as a test on it and passes on vm; its Fiddle passes on Electron',
    async (name) => {
      const out = projectFolder()
      const test = await exported(`vm!${name}`, 'newest', planted[name]!, 'test', out)
      expect(test.verification).toEqual({ is: 'verified' })
      const sound = test.path.replace('.test.mjs', '.sound.mjs')
      writeFileSync(sound, readFileSync(test.path, 'utf8').replace(/vmAdapter\(.*\)/, 'vmAdapter()'))
      expect(await verifyTest(sound, { observed: '' } as never)).toEqual({
        is: 'failed',
        reason: expect.stringMatching(/^it ended with 0 /),
      })
      const folder = emptyFolder()
      const fiddle = await exported(`vm!${name}`, 'newest', planted[name]!, 'fiddle', folder)
      expect(fiddle.verification).toMatchObject({ is: 'not verified' })
      expect(await exitCode(fiddle.path, '33.2.1')).toBe(0)
    },
  )
})

it('a test file has the modules that the worlds wait for', async () => {
  const { path, verification } = await exported(
    'vm!lose-receiver',
    'newest',
    receiverAfterModules,
    'test',
    projectFolder(),
  )
  expect(verification).toEqual({ is: 'verified' })
  expect(readFileSync(path, 'utf8').match(/await importModule\(\)/g)).toHaveLength(2)
})

it('a test file runs under Vitest too', async () => {
  const out = projectFolder()
  const { path } = await exported('vm!lose-receiver', 'newest', receiver, 'test', out)
  const vitest = resolve('node_modules', 'vitest', 'vitest.mjs')
  const run = (): string =>
    execFileSync(process.execPath, [vitest, 'run', '--root', out], { encoding: 'utf8', stdio: 'pipe' })
  expect(run).toThrow(/AssertionError/)
  writeFileSync(path, readFileSync(path, 'utf8').replace(/vmAdapter\(.*\)/, 'vmAdapter()'))
  expect(run()).toMatch(/1 passed/)
})

const protoKey = { ...object.object, properties: [{ key: '__proto__', value: null }] }
const throwing = { kind: 'array', in: 'isolated', items: [{ throws: 'no' }] }
const argument = { argument: { kind: 'object', in: 'main', properties: [{ key: '__proto__', value: null }] } }
const nested = { outer: { kind: 'object', in: 'isolated', properties: [{ key: 'run', value: { value: 'fn' } }] } }

/** What Electron 25.1.1 does against the newest rules, the exit code of the Fiddle in 33.2.1, which difference. */
const real: Record<string, [Scenario, number, signature?: string]> = {
  'a receiver': [receiver, 0],
  'a receiver inside an API': [
    scenario({ ...nested, ...fn() }, expose('outer'), {
      do: 'call',
      in: 'main',
      at: { exposed: 'api', path: ['run'] },
      args: [],
    }),
    0,
  ],
  'a receiver that comes back through a promise': [
    scenario(
      { ...nested, fn: { kind: 'function', in: 'isolated', form: 'async', script: { return: { receiver: true } } } },
      expose('outer'),
      { do: 'call', in: 'main', at: { exposed: 'api', path: ['run'] }, args: [], as: 'answer' },
      { do: 'await', in: 'main', at: { result: 'answer' } },
    ),
    0,
  ],
  'a promise that is lost with a receiver': [
    scenario(
      {
        outer: {
          kind: 'object',
          in: 'isolated',
          properties: [
            { key: 'ready', value: { value: 'ready' } },
            { key: 'run', value: { value: 'fn' } },
          ],
        },
        ready: { kind: 'promise', in: 'isolated', fulfilled: 0 },
        ...fn({ return: { receiver: true } }),
      },
      expose('outer'),
      { do: 'call', in: 'main', at: { exposed: 'api', path: ['run'] }, args: [], as: 'own' },
      { do: 'await', in: 'main', at: { result: 'own', path: ['ready'] } },
    ),
    0,
    'electron@25.1.1 PROMISE-RESOLVE completion settled',
  ],
  'a receiver after the worlds took turns': [
    scenario(
      fn({ actions: [{ keep: { argument: 0 }, as: 'later' }] }),
      expose('fn'),
      call([1]),
      { do: 'call', in: 'isolated', at: { value: 'fn' }, args: [2] },
      call([3]),
    ),
    0,
  ],
  'a receiver after modules that both worlds wait for': [receiverAfterModules, 0],
  'an own __proto__ key': [scenario({ object: protoKey }, expose('object')), 1],
  'an own __proto__ key of an argument': [
    scenario({ ...fn(), ...argument }, expose('fn'), call([{ value: 'argument' }])),
    1,
    'electron@25.1.1 OBJ-PROTO-KEY keys called object',
  ],
  'a setter of the page': [
    scenario(
      { object: { ...object.object, properties: [{ key: 'token', value: 1 }] } },
      { do: 'patch', in: 'main', what: 'Object.prototype', key: 'token' },
      expose('object'),
    ),
    1,
  ],
  'an abort on a throwing array element': [scenario({ array: throwing }, expose('array')), 1],
}

describe('the Fiddle of a fault of Electron 25.1.1', () => {
  it.each(Object.keys(real))('%s exits with 1 there, from a clean folder', async (name) => {
    const [diverging, later, signature] = real[name]!
    const { path, verification } = await exported(
      'electron@25.1.1',
      'newest',
      diverging,
      'fiddle',
      emptyFolder(),
      signature,
    )
    expect(verification).toEqual({ is: 'verified' })
    expect(readdirSync(path).sort()).toEqual(['index.html', 'main.js', 'package.json', 'preload.js', 'renderer.js'])
    expect(await exitCode(path, '25.1.1')).toBe(1)
    expect(await exitCode(path, '33.2.1')).toBe(later)
  })

  it.each([
    'a receiver',
    'a receiver after the worlds took turns',
    'a receiver after modules that both worlds wait for',
    'an abort on a throwing array element',
  ])('%s exits with 1 where the page is another isolated world', async (name) => {
    const [diverging, later] = real[name]!
    const { path, verification } = await exported(
      'electron@25.1.1+isolatedWorld',
      'newest',
      diverging,
      'fiddle',
      emptyFolder(),
    )
    expect(verification).toEqual({ is: 'verified' })
    expect(readFileSync(resolve(path, 'preload.js'), 'utf8')).toContain('exposeInIsolatedWorld(1005, key, api)')
    expect(await exitCode(path, '33.2.1')).toBe(later)
  })
})
