import type { DomHost } from '../world/agent.ts'

/** One world of an in-process implementation: a realm that can run a script. */
export interface WorldHandle {
  /** evaluates a script in this world and returns its value */
  evaluate(source: string): unknown
  /** what a browser brings, taken hold of inside this world; absent where there is none */
  dom?: DomHost
}

/** Two fresh worlds in this thread and the bridge between them. */
export interface Worlds {
  isolated: WorldHandle
  main: WorldHandle
  /** called by code of the isolated world, with a value of that world */
  exposeInMainWorld(key: string, api: unknown): unknown
  /** the same, where the bridge has it: since Electron 35 */
  executeInMainWorld?(script: { func?: unknown; args?: unknown[] }): unknown
}
