import { FunctionConstructor, getOwnPropertyDescriptor, ownKeys } from './intrinsics.ts'
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
  const held = host.ipcRenderer === undefined ? '' : `,"ipcRenderer":${heldText(host.ipcRenderer)}`
  return `{"functionKeys":[${text}]${held}}`
}

/** The own enumerable properties of an object of the host's, as JSON: data, and of primitives, functions and plain objects. */
function heldText(object: object): string {
  const keys = ownKeys(object)
  let text = ''
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string | symbol
    const { enumerable, value } = getOwnPropertyDescriptor(object, key) as PropertyDescriptor
    if (enumerable) text += `${text === '' ? '' : ','}[${keyText(key)},${heldValueText(value)}]`
  }
  return `[${text}]`
}

function heldValueText(value: unknown): string {
  if (typeof value === 'function') return '{"function":true}'
  return typeof value === 'object' && value !== null ? `{"object":${heldText(value)}}` : primitiveText(value)
}
