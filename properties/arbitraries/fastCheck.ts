/**
 * The parts of fast-check that are used. TypeScript knows one fast-check twice, by its declarations for modules and by
 * those for CommonJS, and classes with private parts are two different ones then. So a fast-check of the user's is
 * asked for by the names of these parts alone: any fast-check 4 fits.
 */
export interface FastCheck {
  array(...args: never): unknown
  constantFrom(...args: never): unknown
  nat(...args: never): unknown
  noBias(...args: never): unknown
  record(...args: never): unknown
  tuple(...args: never): unknown
}

/** What these parts are. */
export type Parts = Pick<typeof import('fast-check'), keyof FastCheck>

export const partsOf = (fc: FastCheck): Parts => fc as unknown as Parts

/** An arbitrary, for the same reason told by its methods: it fits where any fast-check 4 wants one of its own. */
export interface AnyArbitrary<T> {
  filter<U extends T>(refinement: (value: T) => value is U): AnyArbitrary<U>
  filter(predicate: (value: T) => boolean): AnyArbitrary<T>
  map<U>(mapper: (value: T) => U, unmapper?: (value: unknown) => T): AnyArbitrary<U>
  chain<U>(chainer: (value: T) => AnyArbitrary<U>): AnyArbitrary<U>
  canShrinkWithoutContext(value: unknown): value is T
  // biome-ignore lint/suspicious/noExplicitAny: a `Value` of the fast-check whose `Random` it is
  generate(random: any, biasFactor: number | undefined): any
  // biome-ignore lint/suspicious/noExplicitAny: a `Stream` of these
  shrink(value: T, context: unknown): any
}
