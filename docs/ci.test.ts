import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { bridgecheck, emptyFolder, naiveFake } from '../tests/e2e/spawn.ts'

const page = readFileSync(new URL('ci.md', import.meta.url), 'utf8')

/** The commands of the page, with variables and the adapter filled in, and less time. */
const commands = [...page.matchAll(/run: npx bridgecheck ((?:run|fuzz) .*)$/gm)].map(([, line]) =>
  line!
    .replaceAll('"', '')
    .replace('electron@$VERSION', 'electron@33.2.1')
    .replace('$BEFORE', '25.1.1')
    .replace('./my-adapter.mjs', naiveFake)
    .replace(/--max-time \d+m/, '--max-time 30s --cases 40 --max-divergences 2')
    .replace('--cases 5000 ', '')
    .split(' '),
)

it('has three recipes', () => {
  expect(commands.map(([command]) => command)).toEqual(['run', 'fuzz', 'run'])
})

it.each(commands.map((args) => [args.join(' '), args] as const))('%s', async (_, args) => {
  const cwd = emptyFolder()
  const summary = join(cwd, 'summary.md')
  writeFileSync(summary, '')
  const { code, stdout, stderr } = await bridgecheck(args, {
    cwd,
    env: { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary },
  })
  expect(code, stderr).toBe(1)
  expect(stdout).toMatch(/^::error title=/m)
  expect(readFileSync(summary, 'utf8')).toContain('## bridgecheck: DIVERGE')
  for (const file of ['index.html', 'junit.xml', 'report.sarif'])
    expect(existsSync(join(cwd, 'report', file))).toBe(true)
})
