/** Which ways values go. */
export const directions = [
  'expose',
  'argument',
  'return',
  'throw',
  'resolve',
  'reject',
  'callback argument',
  'callback return',
  'callback throw',
] as const

/** Which way a value was going when a rule was applied to it. */
export type Direction = (typeof directions)[number]
