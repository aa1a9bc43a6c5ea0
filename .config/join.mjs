// Joins the sources into `dist`: one file for each entry, and what entries share in others. Of separate files a command
// would load hundreds. The types come from `tsc`, a file for each source.
import { chmodSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

const entries = [
  // what package.json names
  'cli/bin',
  'model/index',
  'implementations/index',
  'properties/index',
  'doubles/index',
  'doubles/vitest/plugin',
  // what the command and the plugin load by their paths
  'properties/campaign/process/main',
  'doubles/vitest/double',
  // benchmarks, each a command
  ...['bench', 'doubles', 'flips', 'minima', 'search', 'soak'].map((name) => `bench/${name}`),
]

rmSync(`${root}dist`, { recursive: true, force: true })
await build({
  entryPoints: entries.map((entry) => `${root}${entry}.ts`),
  outdir: `${root}dist`,
  outbase: root,
  bundle: true,
  splitting: true,
  chunkNames: 'shared/[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'warning',
})
chmodSync(`${root}dist/cli/bin.js`, 0o755)
