import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { splitComparison } from '../model/adapterName.ts'
import { type Adapter, isAdapter } from './adapter.ts'
import { againstAdapter } from './against.ts'
import { checkSession } from './checkSession.ts'
import { type InProcessAdapter, inWorker } from './define.ts'
import { electronAdapters, type LaunchOptions } from './electron/index.ts'
import { iframeAdapter } from './iframe/adapter.ts'
import type { OwnBridgeOptions } from './in-process/own-adapter.ts'
import { setSpecifier } from './specifier.ts'
import { vmAdapter } from './vm/adapter.ts'

const known =
  'vm, vm@<version>, iframe, iframe@<version>, electron, electron@<version>, electron:<path>, one of these with +unsandboxed or +isolatedWorld at its end, or the path of a module (./my-adapter.mjs)'

/**
 * The adapters that a specifier names: `vm`, `vm@25.1.1`, `iframe`, `iframe@25.1.1`, `electron` (every one that is
 * found), `electron@33.2.1`, `electron:<path>`, or the path of a module whose default export is what `defineAdapter`
 * returns. `vm!<mutant>` is `vm` with a planted fault, `iframe` alike. Paths are relative to the working directory.
 * An Electron may have modes at its end: `+unsandboxed`, `+isolatedWorld`; see `electronModes`.
 * `A against B` is a comparison of two of these, where B names one. `options` are for Electrons.
 *
 * @throws Error with one sentence when the specifier names none
 */
export async function loadAdapters(specifier: string, options: LaunchOptions = {}): Promise<Adapter[]> {
  if (typeof specifier !== 'string') throw new Error(`An adapter is named by a text: give ${known}.`)
  const [own, reference] = splitComparison(specifier)
  if (reference !== undefined)
    return compareAll(await loadAdapters(own, options), await loadAdapter(reference, options))
  const ours = /^(vm|iframe)(?:@([^!]+))?(?:!(.+))?$/.exec(specifier)
  if (ours !== null) return [loadOwn(specifier, ours[1] === 'vm' ? vmAdapter : iframeAdapter, ours[2], ours[3])]
  if (/^electron($|[@:+])/.test(specifier)) return electronAdapters(specifier, options)
  if (isModulePath(specifier)) return [await loadModule(specifier)]
  throw new Error(`Unknown adapter ${JSON.stringify(specifier)}: give ${known}.`)
}

/**
 * The one adapter that a specifier names.
 *
 * @throws Error with one sentence when it names none, or several
 */
export async function loadAdapter(specifier: string, options: LaunchOptions = {}): Promise<Adapter> {
  const adapters = await loadAdapters(specifier, options)
  if (adapters.length > 1) {
    const ids = adapters.map(({ id }) => id).join(', ')
    throw new Error(`Adapter ${specifier} names several: choose one of ${ids}.`)
  }
  return adapters[0]!
}

const compareAll = (adapters: readonly Adapter[], reference: Adapter): Adapter[] =>
  adapters.map((adapter) => againstAdapter(adapter, reference))

function loadOwn(
  specifier: string,
  adapterOf: (options: OwnBridgeOptions) => Adapter,
  version: string | undefined,
  mutant: string | undefined,
): Adapter {
  try {
    const adapter = adapterOf({
      ...(version === undefined ? {} : { version }),
      ...(mutant === undefined ? {} : { mutant }),
    })
    return setSpecifier(adapter, specifier)
  } catch (error) {
    throw new Error(`Unknown adapter ${JSON.stringify(specifier)}: ${messageOf(error)}`, { cause: error })
  }
}

function isModulePath(specifier: string): boolean {
  return /^(\.{0,2}[/\\]|[A-Za-z]:[/\\]|file:)/.test(specifier) || /\.[cm]?[jt]s$/.test(specifier)
}

async function loadModule(specifier: string): Promise<Adapter> {
  const url = specifier.startsWith('file:') ? specifier : pathToFileURL(resolve(specifier)).href
  let module: { default?: unknown }
  try {
    module = (await import(url)) as { default?: unknown }
  } catch (error) {
    const sentence = messageOf(error).split('\n')[0]!.replace(/\.$/, '')
    throw new Error(`Adapter module ${specifier} can't be loaded: ${sentence}.`, { cause: error })
  }
  const adapter = module.default
  if (!isAdapter(adapter)) {
    throw new Error(
      `Adapter module ${specifier} has no adapter as its default export: write "export default defineAdapter({ ... })".`,
    )
  }
  return setSpecifier(isInProcess(adapter) ? inWorker(adapter, url) : named(adapter), url)
}

/** An object of its own for this module: it may hand on an adapter that has a specifier already. */
function named(adapter: Adapter): Adapter {
  const { id, profile, capabilities } = adapter
  return { id, profile, capabilities, open: async () => checkSession(id, await adapter.open()) }
}

function isInProcess(adapter: Adapter): adapter is InProcessAdapter {
  return typeof (adapter as Partial<InProcessAdapter>).worlds === 'function'
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
