import {
  FunctionConstructor,
  get,
  getOwnPropertyDescriptor,
  MapConstructor,
  mapGet,
  mapSet,
  mapSize,
  ownKeys,
} from './intrinsics.ts'
import { host } from './state.ts'
import { flagsText, keyText, primitiveText } from './text.ts'

/** One own property that the engine gives to a plain sloppy function. */
interface StandardProperty {
  key: string | symbol
  writable: boolean
  enumerable: boolean
  configurable: boolean
}

const property = (key: string, flags: string): StandardProperty => ({
  key,
  writable: flags[0] === 'w',
  enumerable: flags[1] === 'e',
  configurable: flags[2] === 'c',
})

/** What V8 gave it in every release so far; used where a page forbids `Function('')`. */
const usual = [
  property('length', '--c'),
  property('name', '--c'),
  property('arguments', '---'),
  property('caller', '---'),
  property('prototype', 'w--'),
]

/** The own properties of a plain sloppy function, in order: an engine fact, probed while the world is still untouched. */
export const functionProperties: readonly StandardProperty[] = probe()

function probe(): StandardProperty[] {
  let made: object
  try {
    made = new FunctionConstructor()
  } catch {
    // A content security policy without 'unsafe-eval'.
    return usual
  }
  return ownKeys(made).map((key) => {
    const { writable, enumerable, configurable } = getOwnPropertyDescriptor(made, key)!
    return { key, writable: writable === true, enumerable: enumerable === true, configurable: configurable === true }
  })
}

/** JSON text of this world's `EngineFacts`. */
export function factsText(): string {
  let text = ''
  for (let index = 0; index < functionProperties.length; index++) {
    const { key, writable, enumerable, configurable } = functionProperties[index] as StandardProperty
    text += `${index === 0 ? '' : ','}[${keyText(key)},"${flagsText(writable, enumerable, configurable)}"]`
  }
  return `{"functionKeys":[${text}]${host.found === undefined ? '' : `,"held":${foundText(host.found)}`}}`
}

function foundText(found: Record<string, object>): string {
  const names = ownKeys(found) as string[]
  let text = ''
  for (let index = 0; index < names.length; index++) {
    const name = names[index] as string
    text += `${index === 0 ? '' : ','}${keyText(name)}:${heldText(found[name] as object, new MapConstructor())}`
  }
  return `{${text}}`
}

/**
 * The own enumerable properties of an object of the host's, as JSON.
 * @param met the objects and functions so far, with their numbers
 */
function heldText(object: object, met: Map<unknown, number>): string {
  mapSet(met, object, mapSize(met))
  const keys = ownKeys(object)
  let text = ''
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string | symbol
    const { enumerable } = getOwnPropertyDescriptor(object, key) as PropertyDescriptor
    if (enumerable) text += `${text === '' ? '' : ','}[${keyText(key)},${heldValueText(get(object, key), met)}]`
  }
  return `[${text}]`
}

function heldValueText(value: unknown, met: Map<unknown, number>): string {
  if ((typeof value !== 'object' || value === null) && typeof value !== 'function') return primitiveText(value)
  const number = mapGet(met, value)
  if (number !== undefined) return `{"again":${number}}`
  if (typeof value === 'object') return `{"object":${heldText(value, met)}}`
  mapSet(met, value, mapSize(met))
  return '{"function":true}'
}
