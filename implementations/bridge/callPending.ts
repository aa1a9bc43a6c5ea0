import type { Realm } from './realm.ts'

/**
 * EXCEPTION-PENDING: a call whose arguments left an exception pending. V8 throws it where the callee first leaves
 * JavaScript. No bridge in JavaScript can tell when that is, so here it is before the callee starts.
 *
 * @returns what the call comes to, of a callee that has nothing running when it returns, or catches for its promise
 * @throws the exception, or what the callee throws before it starts
 */
export function callPending(original: object, owner: Realm, thrown: unknown): unknown {
  switch (startOf(original)) {
    case 'none':
      return owner.apply(original, undefined, [])
    case 'async': {
      const { promise, reject } = owner.promise()
      reject(thrown)
      return promise
    }
    case 'plain':
      throw thrown
  }
}

/** How a function starts when it is called: a class and a revoked proxy refuse, a generator waits. */
function startOf(original: object): 'none' | 'async' | 'plain' {
  let kind: unknown
  try {
    kind = Reflect.get(Reflect.getPrototypeOf(original) ?? original, Symbol.toStringTag)
  } catch {
    return 'none'
  }
  if (kind === 'AsyncFunction') return 'async'
  if (kind === 'GeneratorFunction' || kind === 'AsyncGeneratorFunction') return 'none'
  return /^class\b/.test(Function.prototype.toString.call(original)) ? 'none' : 'plain'
}
