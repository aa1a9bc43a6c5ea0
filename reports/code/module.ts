/** How code comes by a module namespace. No script gets one without waiting. */
export const awaitedModule = 'await importModule()'

/** Stands below code that says `awaitedModule`. */
export const importModule = `function importModule() {
  return import('data:text/javascript,export const id = 1')
}`
