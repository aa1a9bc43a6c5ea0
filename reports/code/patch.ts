import type { Step } from '../../model/scenario/step.ts'
import { quote } from './quote.ts'

/** A `patch` step: the hook prints what it was handed, and goes on as the intrinsic would. */
export function patchCode({ what, key }: Step & { do: 'patch' }): string {
  if (key !== undefined) return accessorCode(what, key)
  const [holder, name] = placeOf(what)
  if (name === 'Symbol.species') {
    const getter = `get() { console.log(${quote(what)}); return this }`
    return `Object.defineProperty(${holder}, ${name}, { configurable: true, ${getter} })`
  }
  if (what === 'Error.prepareStackTrace') return `${what} = (error) => (console.log(${quote(what)}, error), '')`
  const place = name.startsWith('Symbol.') ? `[${name}]` : `.${name}`
  const hook = `function (...args) { console.log(${quote(what)}, this, args); return Reflect.apply(intrinsic, this, args) }`
  return `${holder}${place} = ((intrinsic) => ${hook})(${holder}${place})`
}

/** `Array[Symbol.species]` -> `Array`, `Symbol.species` */
function placeOf(what: string): [holder: string, name: string] {
  const symbol = /^(.+)\[(.+)\]$/.exec(what)
  if (symbol !== null) return [symbol[1]!, symbol[2]!]
  const dot = what.lastIndexOf('.')
  return [what.slice(0, dot), what.slice(dot + 1)]
}

function accessorCode(holder: string, key: string): string {
  const hook = quote(`${holder}.${key}`)
  const accessor = [
    `get() { console.log('get', ${hook}, this) }`,
    `set(value) { console.log('set', ${hook}, this, value) }`,
  ].join(', ')
  return `Object.defineProperty(${holder}, ${quote(key)}, { configurable: true, ${accessor} })`
}
