import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Tests run from source: the bundles must be those of the same source. */
export function setup(): void {
  execFileSync(process.execPath, [fileURLToPath(new URL('../implementations/bundles/bundle.mjs', import.meta.url))])
}
