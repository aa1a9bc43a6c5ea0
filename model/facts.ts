import type { EngineFacts, Facts, HeldProperty } from './observation.ts'

const engine: EngineFacts = {
  functionKeys: [
    ['length', '--c'],
    ['name', '--c'],
    ['arguments', '---'],
    ['caller', '---'],
    ['prototype', 'w--'],
  ],
}

/** What `ipcRenderer` holds since Electron 29 (#40330), in a sandboxed preload without listeners. */
const ipcRenderer: HeldProperty[] = [
  ['_events', { object: [] }],
  ['_eventsCount', 0],
  ['_maxListeners', { undefined: true }],
]

/** Of the more than 200 properties of a `window`, some that every browser has. */
const window: HeldProperty[] = [
  ['window', { again: 0 }],
  ['location', { object: [['href', 'about:blank']] }],
  ['origin', 'null'],
  ['onload', null],
  ['alert', { function: true }],
]

/** Of the V8 of every Electron since 25, and of Electrons since 29: `explain` predicts without an adapter to probe. */
export const usualFacts: Facts = { isolated: { ...engine, held: { ipcRenderer, window } }, main: engine }
