import { setFlagsFromString } from 'node:v8'

/**
 * Tells V8 to allocate everything young. What is predicted for a batch outlives a collection, so V8 would come to
 * allocate the model's objects in its old generation, where they keep garbage alive: half of the time of a prediction
 * then goes into collecting. To be called by programs of our own, when they start; it holds for the whole process.
 */
export function allocateYoung(): void {
  setFlagsFromString('--no-allocation-site-pretenuring')
}
