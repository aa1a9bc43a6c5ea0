import { createRequire } from 'node:module'

/** The version of this package. Found through its own name, so that it holds in the sources and in `dist`. */
export const version: string = (createRequire(import.meta.url)('bridgecheck/package.json') as { version: string })
  .version
