import { FunctionConstructor, getOwnPropertyDescriptor, ownKeys } from './intrinsics.ts'
import { keyText } from './text.ts'

/** What V8 gave a plain sloppy function in every release so far; used where a page forbids `Function('')`. */
const usual = '[["length","--c"],["name","--c"],["arguments","---"],["caller","---"],["prototype","w--"]]'

/** JSON text of this world's `EngineFacts`. */
export function factsText(): string {
  return `{"functionKeys":${functionKeys()}}`
}

function functionKeys(): string {
  let probe: object
  try {
    probe = new FunctionConstructor()
  } catch {
    // A content security policy without 'unsafe-eval'.
    return usual
  }
  const keys = ownKeys(probe)
  let text = ''
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string | symbol
    const flags = getOwnPropertyDescriptor(probe, key) as PropertyDescriptor
    text += `${index === 0 ? '' : ','}[${keyText(key)},"${flags.writable === true ? 'w' : '-'}${
      flags.enumerable ? 'e' : '-'
    }${flags.configurable ? 'c' : '-'}"]`
  }
  return `[${text}]`
}
