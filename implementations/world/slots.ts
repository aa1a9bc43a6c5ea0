import type { Brand } from '../../model/observation.ts'
import type { DomHost } from './agent.ts'
import { nativeText } from './bare.ts'
import { boxedPrimitive } from './brand.ts'
import {
  arrayBufferMax,
  arrayBufferResizable,
  dataViewBuffer,
  dataViewLength,
  dataViewOffset,
  dateTime,
  functionText,
  mapForEach,
  regexpDotAll,
  regexpGlobal,
  regexpHasIndices,
  regexpIgnoreCase,
  regexpMultiline,
  regexpSource,
  regexpSticky,
  regexpUnicode,
  regexpUnicodeSets,
  setForEach,
  typedArrayBuffer,
  typedArrayLength,
  typedArrayName,
  typedArrayOffset,
  Uint8ArrayConstructor,
} from './intrinsics.ts'
import { host } from './state.ts'
import { primitiveText, quote } from './text.ts'

type Observe = (value: unknown) => string

/** What an object's internal slots hold, as the JSON fields that stand between `proto` and `extensible`. */
export function slotsText(object: object, brand: Brand, observe: Observe): string {
  switch (brand) {
    case 'function':
      return functionText(object) === nativeText ? ',"native":true' : ',"native":false'
    case 'map':
      return `,"entries":[${entriesText(object, observe)}]`
    case 'set':
      return `,"values":[${valuesText(object, observe)}]`
    case 'date':
      return `,"time":${primitiveText(dateTime(object))}`
    case 'regexp':
      return `,"source":${quote(regexpSource(object))},"flags":"${flagsText(object)}"`
    case 'boxed':
      return `,"primitive":${primitiveText(boxedPrimitive(object))}`
    case 'arrayBuffer':
      return `,"bytes":"${bytesText(object as ArrayBuffer)}"${maxText(object)}`
    case 'typedArray':
      return (
        `,"array":"${typedArrayName(object)}","offset":${typedArrayOffset(object)}` +
        `,"length":${typedArrayLength(object)},"buffer":${observe(typedArrayBuffer(object))}`
      )
    case 'dataView': {
      const { offset, length } = dataViewExtent(object)
      return `,"offset":${offset},"length":${length},"buffer":${observe(dataViewBuffer(object))}`
    }
    case 'object':
    case 'array':
    case 'error':
    case 'promise':
    case 'generator':
    case 'builtin':
    case 'platform':
      return ''
    case 'element':
      return `,"tag":${quote((host.dom as DomHost).tagOf(object) as string)}`
    case 'blob':
      return blobText(object, host.dom as DomHost)
    default:
      return brand satisfies never
  }
}

/** Where a DataView lies in its buffer: as with a typed array, both are 0 when that has shrunk under it. */
export function dataViewExtent(view: unknown): { offset: number; length: number } {
  try {
    return { offset: dataViewOffset(view), length: dataViewLength(view) }
  } catch {
    return { offset: 0, length: 0 }
  }
}

function entriesText(map: object, observe: Observe): string {
  let text = ''
  mapForEach(map, (value, key) => {
    const entry = `[${observe(key)},${observe(value)}]`
    text += text === '' ? entry : `,${entry}`
  })
  return text
}

function valuesText(set: object, observe: Observe): string {
  let text = ''
  setForEach(set, (value) => {
    text += text === '' ? observe(value) : `,${observe(value)}`
  })
  return text
}

/** The `flags` getter would read inherited properties. */
function flagsText(regexp: object): string {
  return (
    (regexpHasIndices(regexp) ? 'd' : '') +
    (regexpGlobal(regexp) ? 'g' : '') +
    (regexpIgnoreCase(regexp) ? 'i' : '') +
    (regexpMultiline(regexp) ? 'm' : '') +
    (regexpDotAll(regexp) ? 's' : '') +
    (regexpUnicode(regexp) ? 'u' : '') +
    (regexpUnicodeSets(regexp) ? 'v' : '') +
    (regexpSticky(regexp) ? 'y' : '')
  )
}

function blobText(blob: object, dom: DomHost): string {
  const file = dom.fileName(blob)
  const name = file === undefined ? '' : `,"file":${quote(file)}`
  return `,"size":${dom.blobSize(blob)},"type":${quote(dom.blobType(blob))}${name}`
}

function maxText(buffer: object): string {
  return arrayBufferResizable(buffer) ? `,"max":${arrayBufferMax(buffer)}` : ''
}

const digits = '0123456789abcdef'

function bytesText(buffer: ArrayBuffer): string {
  const bytes = new Uint8ArrayConstructor(buffer)
  const length = typedArrayLength(bytes)
  let text = ''
  for (let index = 0; index < length; index++) {
    const byte = bytes[index] as number
    text += `${digits[byte >> 4]}${digits[byte & 15]}`
  }
  return text
}
