import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const prefix = 'bridgecheck-tests-'

/** Runs before the tests of each project of `vitest.config.ts`, and what it returns after them. */
export function setup(): (() => void) | undefined {
  // Tests run from source: the bundles must be those of the same source.
  execFileSync(process.execPath, [fileURLToPath(new URL('../implementations/bundles/bundle.mjs', import.meta.url))])
  return ownTemporaryFolder()
}

/** What tests leave in the temporary folder goes with it. One for all projects: paths of sockets must stay short. */
function ownTemporaryFolder(): (() => void) | undefined {
  if (basename(tmpdir()).startsWith(prefix)) return undefined
  const before = tmpdir()
  const folder = mkdtempSync(join(before, prefix))
  for (const name of names) process.env[name] = folder
  return () => {
    for (const name of names) process.env[name] = before
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Where Node looks: the first on POSIX, the others on Windows. */
const names = ['TMPDIR', 'TEMP', 'TMP']
