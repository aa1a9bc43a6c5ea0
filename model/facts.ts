import type { EngineFacts, Facts } from './observation.ts'

const engine: EngineFacts = {
  functionKeys: [
    ['length', '--c'],
    ['name', '--c'],
    ['arguments', '---'],
    ['caller', '---'],
    ['prototype', 'w--'],
  ],
}

/** The engine facts of every V8 that Electron 25 and later have: `explain` predicts without an adapter to probe. */
export const usualFacts: Facts = { isolated: engine, main: engine }
