import { execFileSync } from 'node:child_process'
import { symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { projectFolder } from './spawn.ts'

const use = `
import { agrees, localScenario, scenario } from 'bridgecheck/properties'
import { loadAdapter } from 'bridgecheck/adapters'

export async function check(): Promise<void> {
  const agreement = agrees(await loadAdapter('vm'))
  await fc.assert(fc.asyncProperty(scenario(fc), agreement), { numRuns: 20 })
  const steps: fc.Arbitrary<number> = scenario(fc).map(({ steps }) => steps.length)
  fc.assert(fc.property(fc.tuple(localScenario(fc), steps), ([one, count]) => one.steps.length + count >= 0))
  // @ts-expect-error a scenario has no such part, so its type is known
  fc.assert(fc.property(scenario(fc), (one) => one.nothing))
  // @ts-expect-error no fast-check
  scenario({ nat: fc.nat })
}
`

it.each([
  ['a module', 'use.mts', "import fc from 'fast-check'"],
  ['CommonJS', 'use.cts', "import * as fc from 'fast-check'"],
])('%s in TypeScript may give its own fast-check, whose arbitraries it gets', (_, name, head) => {
  const folder = projectFolder()
  for (const dependency of ['fast-check', '@types'])
    symlinkSync(resolve('node_modules', dependency), join(folder, 'node_modules', dependency))
  writeFileSync(join(folder, name), head + use)
  const args = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', 'node', name]
  const tsc = (): string =>
    execFileSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), ...args], {
      cwd: folder,
      encoding: 'utf8',
    })
  try {
    expect(tsc()).toBe('')
  } catch (error) {
    throw new Error((error as { stdout?: string }).stdout ?? String(error))
  }
})
