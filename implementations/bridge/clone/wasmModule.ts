import { type Cloneable, refusal } from './island.ts'

/** CLONE-WASM-MODULE: it counts as clonable, but nothing is written in its place, so that the clone can't be read. */
export const wasmModule: Cloneable = {
  name: 'wasmModule',
  rule: 'CLONE-WASM-MODULE',
  accepts: (value, brands) => brands.isWasmModule(value),
  copy: (_original, island) => {
    if (island.pending === 'refuses') throw refusal
    island.isUnreadable = true
    // Nobody will see it.
    return island.destination.object()
  },
}
