/** CreateDataProperty, whatever the copy inherits: no setter of the destination runs. */
export function defineOwn(copy: object, key: PropertyKey, value: unknown): void {
  // Nearly all keys are new to the whole chain; a plain assignment means the same then, and is many times faster.
  if (key in copy) Reflect.defineProperty(copy, key, { value, writable: true, enumerable: true, configurable: true })
  else (copy as Record<PropertyKey, unknown>)[key] = value
}
