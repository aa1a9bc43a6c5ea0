import { importModule } from '../code/module.ts'
import { quote } from '../code/quote.ts'
import { type About, headLines } from './about.ts'
import { comment, settled } from './host.ts'
import type { WorldCode } from './program.ts'
import type { Repro } from './repro.ts'

/** Where a test takes its adapter from: a module with a default export, or the adapter `vm` with its options. */
export type AdapterSource = { module: string } | { vm: { version?: string; mutant?: string } }

/**
 * A repro as one test file for an adapter whose worlds live in one thread. It runs under `node` and under Vitest, and
 * fails as long as the behaviour is wrong.
 * @throws Error with one sentence for what such a file can't survive: an end of the thread
 */
export function testFile(repro: Repro, about: About, adapter: AdapterSource): string {
  const { verdict, program, expected } = repro
  if (verdict.by === 'end') throw new Error('A test in one thread does not survive a crash or a hang.')
  const code = [...program.preload.statements, ...program.page.statements].join('\n')
  const used = hostFunctions.filter(({ name, with: other = name }) => mentions(code, other))
  const title = `${about.rule.id}: ${repro.about}`
  return `${comment(headLines(about, repro))}
//
// Run it with node, or with Vitest.
import assert from 'node:assert/strict'
${importCode(adapter)}

const { test } = await import(process.env.VITEST ? 'vitest' : 'node:test')

${worldFunction('preload', program.preload)}

${worldFunction('page', program.page)}

test(${quote(title)}, async () => {
  const { isolated, main, exposeInMainWorld, executeInMainWorld } = adapter.worlds()
  const contextBridge = { exposeInMainWorld, executeInMainWorld }
  const observations = []
  const observe = (look) => {
    let text = 'nothing there'
    try {
      text = look()
    } catch {}
    observations.push(text)
  }
  // The functions are evaluated in the worlds, as scripts of their own.
  const inWorld = (world, code) => world.evaluate(\`(\${code})\`)
  const host = { ${['observe', ...used.map(({ name }) => name)].join(', ')} }
  const preloading = inWorld(isolated, preload)({ ...host, contextBridge, window: isolated.evaluate('globalThis') })
  await inWorld(main, page)({ ...host, window: main.evaluate('globalThis') })
  await preloading
  await new Promise((resolve) => setTimeout(resolve))
  assert.equal(observations[${verdict.nth - 1}] ?? 'nothing more', ${quote(expected)})
})
${used.map(({ source }) => `\n${source}\n`).join('')}`
}

const turns = `// The two worlds take turns.
const turns = new Map()`

/** What the worlds' functions are given, each where they use it, or where they use the one that needs it. */
const hostFunctions: readonly { name: string; with?: string; source: string }[] = [
  { name: 'settled', source: settled },
  { name: 'importModule', source: importModule },
  {
    name: 'turn',
    with: 'handOver',
    source: `${turns}\n\nfunction turn(number) {\n  return new Promise((resolve) => turns.set(number, resolve))\n}`,
  },
  { name: 'pass', with: 'handOver', source: `function pass(number) {\n  turns.get(number)()\n}` },
  {
    name: 'handOver',
    source: `function handOver(given, back) {\n  const wait = turn(back)\n  pass(given)\n  return wait\n}`,
  },
]

const names = ['contextBridge', 'window', 'observe', ...hostFunctions.map(({ name }) => name)]

const mentions = (code: string, name: string): boolean => new RegExp(`\\b${name}\\b`).test(code)

function importCode(source: AdapterSource): string {
  if ('module' in source) return `import adapter from ${quote(source.module)}`
  const { version, mutant } = source.vm
  const options = [
    ...(version === undefined ? [] : [`version: ${quote(version)}`]),
    ...(mutant === undefined ? [] : [`mutant: ${quote(mutant)}`]),
  ]
  const argument = options.length === 0 ? '' : `{ ${options.join(', ')} }`
  return `import { vmAdapter } from 'bridgecheck/adapters'\n\nconst adapter = vmAdapter(${argument})`
}

function worldFunction(name: string, { statements, waits, helpers }: WorldCode): string {
  const code = statements.join('\n')
  const given = names.filter((one) => mentions(code, one))
  const head = [
    "'use strict'",
    ...(given.length === 0 ? [] : [`const { ${given.join(', ')} } = host`]),
    ...(mentions(code, 'earlier') ? ['const earlier = new Map()'] : []),
  ]
  const parts = [...head, ...statements, ...helpers.map((helper) => `\n${helper}`)].join('\n').split('\n')
  const body = parts.map((line) => (line === '' ? '' : `  ${line}`)).join('\n')
  return `${waits ? 'async ' : ''}function ${name}(host) {\n${body}\n}`
}
