// Joins the modules of dist/doubles into one file for each entry, with what they share in another: a test that loads a
// double waits for every file, and of separate ones there are more than sixty.
import { readdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const room = fileURLToPath(new URL('../dist/doubles/', import.meta.url))

// Their names change with their content.
for (const name of readdirSync(room)) if (name.startsWith('shared-')) rmSync(`${room}${name}`)

await build({
  entryPoints: ['index.js', 'vitest/plugin.js', 'vitest/double.js'].map((entry) => `${room}${entry}`),
  outdir: room,
  outbase: room,
  allowOverwrite: true,
  bundle: true,
  splitting: true,
  chunkNames: 'shared-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'warning',
})
