// Measures what a double adds to a test file in Vitest, beside a file without one in the same environment:
// `npm run bench:doubles`, or `npm run bench:doubles -- 21` for that many rounds. Prints a table for docs/test-doubles.md.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const rounds = Number(process.argv[2] ?? 9)
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('The number of rounds is a whole number above 0.')

const uses = "import { expect, test } from 'vitest'\n"
const plain = "export default { test: { include: ['*.test.ts'] } }\n"

/** What a project of one test file consists of, by the names of its files. */
const projects = {
  without: {
    'vitest.config.mjs': plain,
    'a.test.ts': `${uses}test('one', () => expect([1]).toEqual([1]))\n`,
  },
  electronDouble: {
    'vitest.config.mjs': `import { electronDouble } from 'bridgecheck/vitest'
export default { plugins: [electronDouble({ electron: '33' })], test: { include: ['*.test.ts'] } }\n`,
    'preload.ts': `import { contextBridge } from 'electron'\ncontextBridge.exposeInMainWorld('api', [1])\n`,
    'a.test.ts': `${uses}import './preload.ts'\ntest('one', () => expect(api).toEqual([1]))\n`,
  },
  loadPreload: {
    'vitest.config.mjs': plain,
    'value.ts': 'export const value: number[] = [1]\n',
    'preload.ts': `import { contextBridge } from 'electron'\nimport { value } from './value.ts'
contextBridge.exposeInMainWorld('api', value)\n`,
    'a.test.ts': `${uses}import { join } from 'node:path'\nimport { loadPreload } from 'bridgecheck/doubles'
test('one', async () => {
  const { api } = await loadPreload(join(import.meta.dirname, 'preload.ts'), { electron: '33' })
  expect(api).toEqual([1])
})\n`,
  },
}
type Project = keyof typeof projects
const names = Object.keys(projects) as Project[]

/** Milliseconds for a whole `vitest run`. */
function run(folder: string, environment: string): number {
  const start = performance.now()
  execFileSync(process.execPath, [vitest, 'run', '--root', folder, `--environment=${environment}`], {
    env: { PATH: process.env.PATH },
  })
  return performance.now() - start
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

// Inside the project, so that Vitest and esbuild resolve, as a package of its own that has ours installed: a copy,
// because Vite follows links, and transforms what does not come from node_modules.
const work = mkdtempSync(join(root, 'dist', 'bench-'))
try {
  writeFileSync(join(work, 'package.json'), '{ "type": "module" }')
  const copy = join(work, 'node_modules', 'bridgecheck')
  for (const part of ['package.json', 'dist/doubles']) cpSync(join(root, part), join(copy, part), { recursive: true })
  for (const name of names) {
    mkdirSync(join(work, name))
    for (const [file, text] of Object.entries(projects[name])) writeFileSync(join(work, name, file), text)
  }
  console.log(`| environment | without | electronDouble adds | loadPreload adds |\n| --- | --- | --- | --- |`)
  for (const environment of ['node', 'jsdom']) {
    const measure = (name: Project) => run(join(work, name), environment)
    names.forEach(measure)
    // One after the other in each round: what else the machine does then meets them alike.
    const times = Array.from({ length: rounds }, () => names.map(measure) as [number, number, number])
    const added = (column: 1 | 2) => {
      const differences = times.map((row) => row[column] - row[0])
      const least = Math.min(...times.map((row) => row[column])) - Math.min(...times.map((row) => row[0]))
      return `${median(differences).toFixed(0)} ms (least times: ${least.toFixed(0)} ms)`
    }
    console.log(
      `| ${environment} | ${median(times.map(([without]) => without)).toFixed(0)} ms | ${added(1)} | ${added(2)} |`,
    )
  }
} finally {
  rmSync(work, { recursive: true })
}
