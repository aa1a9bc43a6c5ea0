/** The fixed texts of Electron's bridge, as its users see them. */

export const couldNotBeCloned = 'An object could not be cloned.'

/** V8's text. */
export const unreadable = 'Unable to deserialize cloned data.'

export const tooDeep =
  'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.'

export const unknownException =
  'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.'

export const taken = 'Cannot bind an API on top of an existing property on the window object'

/** V8's text of a TypeError. */
export const cannotFreeze = 'Cannot freeze'

/** V8's text of a RangeError. */
export const overflow = 'Maximum call stack size exceeded'

/** Gin's text for argument `index` (counted from the world id on) of the wrong type. */
export function conversionFailure(index: number, value: unknown): string {
  const shown = typeof value === 'string' || value === undefined || value === null ? `${value}` : ''
  return `Error processing argument at index ${index}, conversion failure from ${shown}`
}
