/**
 * What one world offers to the host that drives it. Only strings, numbers and booleans cross: a host never holds an
 * object of a world, so that the driver can't leak one.
 *
 * A batch is loaded once (`load`), then scenario by scenario: `begin`, its steps, `end`.
 * Each step goes to both worlds, first to the one that it does not belong to: that one only notes its index,
 * for functions of its own that are called meanwhile. Of a scenario, per step:
 * `other.step(i)`, `owner.step(i)`, after an `expose` also `main.exposed(i)`, after an `await` the host lets all pending
 * microtasks run and calls `owner.finish(i)`.
 */
export interface Agent {
  /** `batch`: JSON text of an array of scenarios */
  load(batch: string): void
  /** starts scenario `index` of the batch; `prefix` makes its exposure keys unique on the page's global */
  begin(index: number, prefix: string): void
  /** notes that step `index` is under way, and runs it if it belongs to this world */
  step(index: number): void
  /** main world only: logs `exposed` after an `expose` step */
  exposed(index: number): void
  /** logs what became of the promise of an `await` step */
  finish(index: number): void
  /** ends the scenario and returns its events of this world: JSON text of `[tick, event][]` */
  end(): string
  /** JSON text of this world's `EngineFacts` */
  facts(): string
}

/** What a host gives to a world, made inside that world where the host can. */
export interface AgentHost {
  world: 'isolated' | 'main'
  /** one counter for both worlds: it orders the events of a trace */
  tick(): number
  /** ends the renderer (or the worker) at once */
  abort(): void
  /** isolated world only: the bridge's `contextBridge.exposeInMainWorld` */
  exposeInMainWorld?(key: string, api: unknown): void
}
