import { type Rule, seen } from './rule.ts'
import { always } from './versions.ts'

/** The ground under the bridge: no rules of Electron's. */
export const groundRules = [
  {
    id: 'LIVENESS',
    statement:
      'A scenario ends and its worlds survive it, but where another rule or the scenario itself aborts, or never ends.',
    source: `${seen}, in all scenarios of the campaigns`,
    versions: always,
  },
  {
    id: 'LOCAL',
    statement:
      'What a world does with its own objects follows the language, and shows what the bridge did to them before; where no bridge took part, the worlds of the adapter or the engine are at fault.',
    source: 'ECMA-262',
    versions: always,
  },
] as const satisfies readonly Rule[]
