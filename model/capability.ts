import { browserObjects, foundObjects, isFound } from './scenario/dom.ts'
import type { Scenario } from './scenario/scenario.ts'

/**
 * What an implementation must be able to host. A scenario that needs more than an adapter has is inapplicable there.
 * `dom` is what jsdom has too, `browser` what only a browser has or makes in its way. `customElements` is for classes of
 * elements that scenarios define: isolated worlds can't. `executeInMainWorld` is for steps of that name, where the bridge
 * has the method and where it has not: what is no main world can't. `nodeBuffer` is for Node's class Buffer in the isolated
 * world, `ipcRenderer` for Electron's module of that name and `window` for a global object whose content is known, there
 * too. `modules` is for scripts that can import a module.
 */
export const capabilities = [
  'crashContainment',
  'hangContainment',
  'dom',
  'browser',
  'blob',
  'videoFrame',
  'customElements',
  'executeInMainWorld',
  'nodeBuffer',
  ...foundObjects,
  'modules',
] as const
export type Capability = (typeof capabilities)[number]

/** Where implementations differ that have one of these, that says nothing of their bridges: comparisons leave them out. */
export const incomparable: ReadonlySet<Capability> = new Set<Capability>(foundObjects)

/** The capabilities that a scenario asks for by its own words. */
export function capabilitiesOf(scenario: Scenario): Set<Capability> {
  const needed = new Set<Capability>()
  for (const node of Object.values(scenario.values)) {
    if (node.kind === 'element') needed.add('dom')
    if (node.kind === 'builtin' && node.of === 'moduleNamespace') needed.add('modules')
    if (node.kind === 'platform') needed.add(isFound(node.of) ? node.of : 'dom')
    if (node.kind === 'blob') needed.add('blob')
    if (node.kind === 'typedArray' && node.nodeBuffer) needed.add('nodeBuffer')
    if (node.kind === 'element' && node.tag === 'x-card') needed.add('customElements')
    if (node.kind === 'platform' && browserObjects.has(node.of)) needed.add('browser')
    if (node.kind === 'platform' && node.of === 'videoFrame') needed.add('videoFrame')
    if (node.kind !== 'function') continue
    for (const action of node.script.actions ?? []) {
      if ('hang' in action) needed.add('hangContainment')
      if ('abort' in action) needed.add('crashContainment')
    }
  }
  if (scenario.steps.some((step) => step.do === 'execute')) needed.add('executeInMainWorld')
  return needed
}
