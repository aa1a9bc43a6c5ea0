import { type Capability, capabilities } from '../model/capability.ts'
import type { Adapter, Session } from './adapter.ts'
import { checkSession } from './checkSession.ts'
import { checkWorlds } from './in-process/checkWorlds.ts'
import { openInlineSession } from './in-process/inline.ts'
import { openWorkerSession } from './in-process/session.ts'
import type { Worlds } from './in-process/worlds.ts'

/** An implementation whose two worlds live in one thread: give two realms and a bridge, the rest is provided. */
export interface InProcessDefinition {
  /** what reports show */
  id: string
  /** the rules that it is expected to follow: `newest`, `electron-33`, `33.2.1` */
  profile: string
  /** opens a fresh pair of worlds; called again and again */
  worlds(): Worlds
  /** URL of the module whose default export this is (`import.meta.url`): its worlds then live in a worker */
  module?: string
}

/** An implementation that runs scenarios by its own means. */
export interface OutOfProcessDefinition {
  id: string
  profile: string
  capabilities: Iterable<Capability>
  open(): Promise<Session>
}

/** An adapter with in-process worlds: a worker can import its module and open them there. */
export interface InProcessAdapter extends Adapter {
  worlds(): Worlds
}

/**
 * Makes an adapter.
 *
 * In-process, with `worlds`: without a `module` the worlds live in the caller's thread, which no scenario that hangs or
 * aborts gives back, so it lacks those capabilities. `loadAdapter` knows the module of what it loads.
 * Out-of-process, with `open`: its session does everything itself.
 *
 * @throws Error with one sentence when the definition is incomplete
 */
export function defineAdapter(definition: InProcessDefinition): InProcessAdapter
export function defineAdapter(definition: OutOfProcessDefinition): Adapter
export function defineAdapter(definition: InProcessDefinition | OutOfProcessDefinition): Adapter {
  const { id, profile } = definition
  if (typeof id !== 'string' || typeof profile !== 'string') {
    throw new Error('An adapter needs an id and a profile, both strings: add them to what defineAdapter gets.')
  }
  if ('worlds' in definition && 'open' in definition)
    throw new Error(`Adapter ${id} has both worlds and open: define one of them.`)
  if ('worlds' in definition && typeof definition.worlds === 'function') return inProcess(definition)
  if ('open' in definition && typeof definition.open === 'function') {
    const unknown = [...(definition.capabilities ?? [])].find((one) => !capabilities.includes(one))
    if (unknown !== undefined)
      throw new Error(`Adapter ${id} has the capability "${unknown}", which is none of ${capabilities.join(', ')}.`)
    const open = async (): Promise<Session> => checkSession(id, await definition.open())
    return { id, profile, capabilities: new Set(definition.capabilities), open }
  }
  throw new Error(`Adapter ${id} has neither worlds (in-process) nor open (out-of-process): define one of them.`)
}

/** An in-process adapter whose worlds live in a worker that imports `module`. */
export function inWorker(adapter: InProcessAdapter, module: string): InProcessAdapter {
  return {
    ...adapter,
    capabilities: new Set<Capability>(['crashContainment', 'hangContainment', 'executeInMainWorld', 'modules']),
    open: () => openWorkerSession(adapter.id, { module }),
  }
}

function inProcess(definition: InProcessDefinition): InProcessAdapter {
  const worlds = () => checkWorlds(definition.id, definition.worlds())
  const adapter: InProcessAdapter = {
    id: definition.id,
    profile: definition.profile,
    capabilities: new Set<Capability>(['executeInMainWorld', 'modules']),
    worlds,
    open: () => openInlineSession(definition.id, worlds),
  }
  return definition.module === undefined ? adapter : inWorker(adapter, definition.module)
}
