import { isIdentifier } from './quote.ts'

/** Words that can't be declared at the top of a page's or a preload's script, or that the code itself uses, a hook's parameters among them. */
const taken = new Set(
  (
    'arguments async await break case catch class const continue debugger default delete do else enum eval export ' +
    'extends false finally for function get if implements import in instanceof interface let new null of package ' +
    'private protected public return set static super switch this throw true try typeof undefined var void while ' +
    'with yield window document location top self globalThis global process require module exports contextBridge ' +
    'console electron intrinsic _'
  ).split(' '),
)

/** What a scenario's word stands for. Each sort has names of its own in the language; in code they share one scope. */
export type Sort = 'value' | 'result' | 'kept' | 'symbol' | 'outcome' | 'argument' | 'resolve' | 'reject' | 'helper'

/** Gives every (sort, name) of one world one identifier, readable and unique. */
export class Names {
  readonly #given = new Map<string, string>()
  readonly #used = new Set<string>(taken)

  of(sort: Sort, name: string, wish: string = name): string {
    const key = `${sort} ${name}`
    const known = this.#given.get(key)
    if (known !== undefined) return known
    const base = isIdentifier(wish) ? wish : 'value'
    let identifier = base
    for (let n = 2; this.#used.has(identifier); n++) identifier = `${base}${n}`
    this.#used.add(identifier)
    this.#given.set(key, identifier)
    return identifier
  }
}
