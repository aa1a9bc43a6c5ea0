import { createRequire } from 'node:module'
import { dirname } from 'node:path'

/** The folder of this package. Found by its own name: it is the same for the sources and for `dist`. */
export const packageFolder: string = dirname(createRequire(import.meta.url).resolve('bridgecheck/package.json'))
