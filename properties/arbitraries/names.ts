import type { ValueKind, World } from '../../model/scenario/recipe.ts'

/** Names that read well in a repro. `isolated` names are what a preload offers, `main` names what a page hands over. */
const words: Record<World, Partial<Record<ValueKind, readonly string[]>>> = {
  isolated: {
    object: ['user', 'settings', 'files', 'window', 'state', 'session', 'profile', 'storage', 'tools', 'entry'],
    function: ['list', 'read', 'save', 'open', 'watch', 'close', 'find', 'subscribe', 'send', 'make'],
    array: ['items', 'rows', 'names', 'entries', 'recent'],
    promise: ['ready', 'later', 'loaded', 'done'],
    error: ['failure', 'fault', 'denied'],
  },
  main: {
    object: ['options', 'query', 'request', 'handlers', 'filter', 'patch', 'draft', 'form'],
    function: ['callback', 'listener', 'onChange', 'onDone', 'handler', 'reply', 'map', 'format'],
    array: ['list', 'ids', 'changes', 'parts'],
    promise: ['answer', 'wait', 'signal'],
    error: ['problem', 'reason', 'mistake'],
  },
}

const usualNames: Record<ValueKind, readonly string[]> = {
  object: ['item'],
  function: ['run'],
  array: ['items'],
  promise: ['promise'],
  error: ['error'],
  map: ['table', 'index'],
  set: ['tags', 'flags'],
  date: ['when', 'changed'],
  regexp: ['pattern'],
  arrayBuffer: ['buffer', 'memory'],
  typedArray: ['bytes', 'pixels', 'samples'],
  boxed: ['boxed'],
  dataView: ['view', 'header'],
  builtin: ['cache', 'weak'],
  element: ['button', 'panel', 'field'],
  blob: ['image', 'upload'],
  platform: ['event', 'address'],
  proxy: ['proxied'],
  repeat: ['nest', 'deep'],
}

export function wordsFor(world: World, kind: ValueKind): readonly string[] {
  return words[world][kind] ?? usualNames[kind]
}

/** The keys under which a preload exposes, in this order. */
export const exposureNames = ['api', 'tools', 'store', 'bridge', 'extra']

/** Gives out names, each once: `list`, `list2`, `list3`. */
export class Names {
  readonly #used = new Map<string, number>()

  take(word: string): string {
    const used = (this.#used.get(word) ?? 0) + 1
    this.#used.set(word, used)
    return used === 1 ? word : `${word}${used}`
  }
}
