import { type Context, compileFunction } from 'node:vm'

/** Runs in the world: its `Date` stays its own, behind a proxy that gives it the time. */
const source = `'use strict'
  const own = Date
  const { construct } = Reflect
  const following = new Proxy(own, {
    apply: () => new following().toString(),
    construct: (target, args, asked) => construct(target, args.length === 0 ? [now()] : args, asked),
  })
  own.now = () => now()
  own.prototype.constructor = following
  globalThis.Date = following`

/** Has the `Date` of a world follow the host's clock, also one that a test sets: a realm asks the machine by itself. */
export function followClock(context: Context): void {
  compileFunction(source, ['now'], { parsingContext: context })(() => Date.now())
}
