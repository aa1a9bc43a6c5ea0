import type { Step } from '../../model/scenario/step.ts'
import { quote } from './quote.ts'

/** The statements of a hook of that name, `set Object.prototype.limit`: what it got is in `this` and `arguments`. */
export type HookBody = (hook: string) => string[]

const print: HookBody = (hook) => [`console.log(${quote(hook)}, this, ...arguments)`]

/** A `patch` step: the hook does what `body` says, by default prints what it was handed, and the intrinsic goes on. */
export function patchCode({ what, key }: Step & { do: 'patch' }, body: HookBody = print): string {
  const run = (hook: string, ...last: string[]): string => [...body(hook), ...last].join('; ')
  if (key !== undefined) {
    const hook = `${what}.${key}`
    const accessor = `get() { ${run(`get ${hook}`)} }, set(_) { ${run(`set ${hook}`)} }`
    return `Object.defineProperty(${what}, ${quote(key)}, { configurable: true, ${accessor} })`
  }
  const { holder, name } = placeOf(what)
  if (name === 'Symbol.species')
    return `Object.defineProperty(${holder}, ${name}, { configurable: true, get() { ${run(what, 'return this')} } })`
  if (what === 'Error.prepareStackTrace') return `${what} = function () { ${run(what, "return ''")} }`
  const place = name.startsWith('Symbol.') ? `${holder}[${name}]` : `${holder}.${name}`
  const hook = `function () { ${run(what, 'return Reflect.apply(intrinsic, this, arguments)')} }`
  return `${place} = ((intrinsic) => ${hook})(${place})`
}

/** `Array[Symbol.species]` -> `Array`, `Symbol.species` */
function placeOf(what: string): { holder: string; name: string } {
  const [, holder, symbol] = /^(.+)\[(.+)\]$/.exec(what) ?? []
  if (symbol !== undefined) return { holder: holder!, name: symbol }
  const dot = what.lastIndexOf('.')
  return { holder: what.slice(0, dot), name: what.slice(dot + 1) }
}
