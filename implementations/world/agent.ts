import type { ElementTag, FoundObject, MadeObject } from '../../model/scenario/dom.ts'

/**
 * What one world offers to the host that drives it. Only strings, numbers and booleans cross: a host never holds an
 * object of a world, so that the driver can't leak one.
 *
 * A batch is loaded once (`load`), then scenario by scenario: `begin`, its steps, `end`.
 * Of a scenario, per step: `owner.step(i)`, after an `expose` also `main.exposed(i)`, after an `await` the host lets all
 * pending microtasks run and calls `owner.finish(i)`.
 */
export interface Agent {
  /** `batch`: this world's part of some scenarios, see `batch.ts` */
  load(batch: string): void
  /** starts scenario `index` of the batch; `prefix` makes its exposure keys unique on the page's global */
  begin(index: number, prefix: string): void
  /** runs step `index`, which belongs to this world */
  step(index: number): void
  /** main world only: logs `exposed` after an `expose` step */
  exposed(index: number): void
  /** logs what became of the promise of an `await` step */
  finish(index: number): void
  /** takes all hooks of the scenario away, once nothing of it runs any more */
  undo(): void
  /** ends the scenario and returns its events of this world, as in a `TraceText` */
  end(): string
  /** JSON text of this world's `EngineFacts` */
  facts(): string
}

/** The platform of a world, taken hold of inside that world before any scenario runs. None of it throws for any object. */
export interface DomHost {
  /** the prototypes that observations name: `[['HTMLDivElement', prototype], ...]` */
  prototypes: readonly (readonly [name: string, prototype: object])[]
  /** keys under which the host keeps its own state in objects: observations leave them out */
  internalKeys: readonly symbol[]
  makeElement(tag: ElementTag): object
  makeBlob(text: string, type: string, name: string | undefined): object
  makePlatformObject(of: MadeObject): object
  /** the local name of an element; undefined of anything else */
  tagOf(object: object): string | undefined
  /** the size of a Blob or File; undefined of anything else */
  blobSize(object: object): number | undefined
  blobType(blob: object): string
  /** the name of a File; undefined of a Blob that is none */
  fileName(blob: object): string | undefined
}

/** Node's class Buffer, where a world has it: Node's own, or Electron's stand-in inside of the sandbox. */
export interface NodeBuffers {
  from(buffer: ArrayBuffer, offset: number, length?: number): object
  prototype: object
}

/** What a host gives to a world, made inside that world where the host can. */
export interface AgentHost {
  world: 'isolated' | 'main'
  /** one counter for both worlds, 0, 1, 2, ... within a scenario: it orders the events of a trace */
  tick(): number
  /** index of the step under way, whichever world it belongs to */
  step(): number
  /** ends the renderer (or the worker) at once */
  abort(): void
  /** what a browser brings; absent where there is none */
  dom?: DomHost
  /** isolated world only */
  nodeBuffers?: NodeBuffers
  /** isolated world of an Electron only: its `ipcRenderer`, and its global object where what that holds stays what it is */
  found?: { [found in FoundObject]?: object }
  /** the namespace of a module; absent where this world can't import one */
  moduleNamespace?: object
  /** isolated world only: the bridge's `contextBridge.exposeInMainWorld` */
  exposeInMainWorld?(key: string, api: unknown): void
  /** isolated world only, and only where the bridge has it: `contextBridge.executeInMainWorld` */
  executeInMainWorld?(script: { func?: unknown; args: unknown[] }): unknown
}
