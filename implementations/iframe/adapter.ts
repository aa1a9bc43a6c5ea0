import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { Adapter } from '../adapter.ts'
import { platformSource } from '../bundles/generated.ts'
import { type OwnBridgeOptions, ownBridgeAdapter } from '../in-process/own-adapter.ts'

/**
 * A page of jsdom and an iframe in it for the preload script, with our own bridge between them, in a worker.
 * Its profile is `newest` or the version; its id `iframe`, `iframe@25.1.1` or `iframe!<mutant>`.
 * jsdom (29 or later) is loaded when a session opens; `open` throws one sentence without it.
 *
 * @throws Error with one sentence when the version is no profile or there is no such mutant
 */
export function iframeAdapter(options: OwnBridgeOptions = {}): Adapter {
  return ownBridgeAdapter('iframe', options, ['dom', 'blob'], (setup) => ({
    iframe: { ...setup, platformSource, jsdom: findJsdom() },
  }))
}

/** URL of the module, because the worker's code has no place of its own to look from. */
function findJsdom(): string {
  try {
    return pathToFileURL(createRequire(import.meta.url).resolve('jsdom')).href
  } catch (error) {
    throw new Error("Adapter iframe can't be opened: jsdom is not installed; run: npm install --save-dev jsdom.", {
      cause: error,
    })
  }
}
