import type { PlatformObject } from '../../model/scenario/dom.ts'
import type { ValueNode } from '../../model/scenario/recipe.ts'
import type { Builtin } from '../../model/scenario/words.ts'
import { functionCode } from './function.ts'
import { arrayCode, callCode } from './layout.ts'
import { awaitedModule } from './module.ts'
import { arrayWithItems, integrityCalls, literalWith, withProperties } from './properties.ts'
import { primitiveCode, quote } from './quote.ts'
import type { Scope } from './scope.ts'

/** A recipe node as an expression; what it needs is declared through the scope. Nodes in a cycle: `buildInParts`. */
export function nodeCode(node: ValueNode, scope: Scope, name: string): string {
  const code = ofSubclass(node, plainCode(node, scope, name), scope)
  return 'integrity' in node && node.integrity !== undefined ? callCode(integrityCalls[node.integrity], [code]) : code
}

/** What a node with `subclass` is made of, as an object of that class; errors are made by their class. */
export function ofSubclass(node: ValueNode, code: string, scope: Scope): string {
  if (!('subclass' in node) || !node.subclass || node.kind === 'error') return code
  const name = `${node.kind[0]!.toUpperCase()}${node.kind.slice(1)}`
  scope.prelude.add(`class Custom${name} extends ${name} {}`)
  return callCode('Object.setPrototypeOf', [code, `Custom${name}.prototype`])
}

function plainCode(node: ValueNode, scope: Scope, name: string): string {
  switch (node.kind) {
    case 'object': {
      const prototype = node.prototype === undefined ? [] : [`__proto__: ${scope.operand(node.prototype)}`]
      return literalWith(prototype, node.properties ?? [], scope)
    }
    case 'array': {
      const array = arrayWithItems(node.items, arrayCode, scope)
      return withProperties(array, node, scope)
    }
    case 'function': {
      const code = functionCode(node, scope, name)
      return withProperties(code, node, scope)
    }
    case 'error':
      return withProperties(errorCode(node, scope), node, scope)
    case 'promise':
      return promiseCode(node, scope, name)
    case 'map': {
      const entries = node.entries.map(([key, value]) => arrayCode([scope.operand(key), scope.operand(value)]))
      return withProperties(callCode('new Map', entries.length ? [arrayCode(entries)] : []), node, scope)
    }
    case 'set': {
      const values = node.values.map((value) => scope.operand(value))
      return withProperties(callCode('new Set', values.length ? [arrayCode(values)] : []), node, scope)
    }
    case 'date':
      return withProperties(`new Date(${node.time ?? 'NaN'})`, node, scope)
    case 'regexp': {
      const literal = `/${node.source}/${node.flags}`
      return node.lastIndex ? callCode('Object.assign', [literal, `{ lastIndex: ${node.lastIndex} }`]) : literal
    }
    case 'arrayBuffer':
      return bufferCode(node)
    case 'typedArray':
      return viewCode(node.nodeBuffer ? 'Buffer.from' : `new ${node.array}`, node, scope)
    case 'dataView':
      return viewCode('new DataView', node, scope)
    case 'element': {
      const made =
        node.tag === 'svg'
          ? "document.createElementNS('http://www.w3.org/2000/svg', 'svg')"
          : callCode('document.createElement', [quote(node.tag)])
      return withProperties(made, node, scope)
    }
    case 'blob': {
      const options = node.type === '' ? [] : [`{ type: ${quote(node.type)} }`]
      const [className, name] = node.name === undefined ? ['Blob', []] : ['File', [quote(node.name)]]
      return callCode(`new ${className}`, [arrayCode([quote(node.text)]), ...name, ...options])
    }
    case 'platform':
      return platformCode[node.of]
    case 'builtin':
      return builtinCode[node.of]
    case 'boxed':
      return `Object(${primitiveCode(node.primitive, scope.unique)})`
    case 'proxy':
      return callCode('new Proxy', [scope.operand({ value: node.target }), '{}'])
    case 'repeat':
      return repeatCode(node, scope, name)
  }
}

const platformCode: Record<PlatformObject, string> = {
  text: "document.createTextNode('')",
  comment: "document.createComment('')",
  fragment: 'document.createDocumentFragment()',
  event: "new Event('type')",
  domException: "new DOMException('not done')",
  url: "new URL('https://example.org/')",
  headers: 'new Headers()',
  formData: 'new FormData()',
  abortSignal: 'new AbortController().signal',
  domRect: 'new DOMRect()',
  attr: "document.createAttribute('title')",
  shadowRoot: "document.createElement('div').attachShadow({ mode: 'open' })",
  nodeList: "document.createElement('div').querySelectorAll('p')",
  dataset: "Object.assign(document.createElement('div').dataset, { size: 'large' })",
  tokenList: "Object.assign(document.createElement('div'), { className: 'large' }).classList",
  abortController: 'new AbortController()',
  messagePort: 'new MessageChannel().port1',
  readableStream: 'new ReadableStream()',
  textEncoder: 'new TextEncoder()',
  urlSearchParams: 'new URLSearchParams()',
  imageData: 'new ImageData(1, 1)',
  ipcRenderer: "require('electron').ipcRenderer",
  window: 'window',
  videoFrame: "new VideoFrame(new Uint8Array(4), { format: 'RGBA', codedWidth: 1, codedHeight: 1, timestamp: 0 })",
}

const builtinCode: Record<Builtin, string> = {
  weakMap: 'new WeakMap()',
  weakSet: 'new WeakSet()',
  weakRef: 'new WeakRef({})',
  finalizationRegistry: 'new FinalizationRegistry(() => {})',
  arrayIterator: '[].values()',
  stringIterator: "''[Symbol.iterator]()",
  mapIterator: 'new Map().entries()',
  setIterator: 'new Set().values()',
  generator: '(function* () {})()',
  asyncGenerator: '(async function* () {})()',
  arguments: '(function () { return arguments })()',
  regexpIterator: "''.matchAll(/a/g)",
  numberFormat: "new Intl.NumberFormat('en')",
  dateTimeFormat: "new Intl.DateTimeFormat('en')",
  collator: "new Intl.Collator('en')",
  pluralRules: "new Intl.PluralRules('en')",
  segmenter: "new Intl.Segmenter('en')",
  segments: "new Intl.Segmenter('en').segment('')",
  displayNames: "new Intl.DisplayNames('en', { type: 'region' })",
  listFormat: "new Intl.ListFormat('en')",
  relativeTimeFormat: "new Intl.RelativeTimeFormat('en')",
  locale: "new Intl.Locale('en')",
  wasmMemory: 'new WebAssembly.Memory({ initial: 0 })',
  wasmTable: "new WebAssembly.Table({ initial: 0, element: 'anyfunc' })",
  wasmGlobal: "new WebAssembly.Global({ value: 'i32' }, 0)",
  wasmInstance: 'new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])))',
  wasmTag: 'new WebAssembly.Tag({ parameters: [] })',
  wasmException: 'new WebAssembly.Exception(new WebAssembly.Tag({ parameters: [] }), [])',
  wasmModule: 'new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))',
  revokedProxy: '((revocable) => { revocable.revoke(); return revocable.proxy })(Proxy.revocable({}, {}))',
  detachedBuffer:
    '((memory) => { const { buffer } = memory; memory.grow(0); return buffer })(new WebAssembly.Memory({ initial: 0 }))',
  detachedView:
    '((memory) => { const view = new Uint8Array(memory.buffer); memory.grow(0); return view })(new WebAssembly.Memory({ initial: 0 }))',
  sharedBuffer: 'new WebAssembly.Memory({ initial: 0, maximum: 0, shared: true }).buffer',
  sharedView: 'new Uint8Array(new WebAssembly.Memory({ initial: 0, maximum: 0, shared: true }).buffer)',
  outsideView:
    '((buffer) => { const view = new Uint8Array(buffer, 4, 4); buffer.resize(0); return view })(new ArrayBuffer(8, { maxByteLength: 8 }))',
  moduleNamespace: awaitedModule,
}

/** A view without a length follows that of its buffer. */
function viewCode(
  make: string,
  { buffer, offset, length }: Extract<ValueNode, { kind: 'typedArray' | 'dataView' }>,
  scope: Scope,
): string {
  const extent = length === undefined ? [offset] : [offset, length]
  return callCode(make, [scope.operand({ value: buffer }), ...extent.map(String)])
}

/** The bytes of a resizable buffer are written after it was made. */
function bufferCode(node: Extract<ValueNode, { kind: 'arrayBuffer' }>): string {
  const bytes = arrayCode(node.bytes.map(String))
  if (node.maxLength === undefined) return `${callCode('new Uint8Array', [bytes])}.buffer`
  const made = callCode('new ArrayBuffer', [String(node.bytes.length), `{ maxByteLength: ${node.maxLength} }`])
  return node.bytes.length === 0
    ? made
    : `((buffer) => { new Uint8Array(buffer).set(${bytes}); return buffer })(${made})`
}

export function errorCode(node: Extract<ValueNode, { kind: 'error' }>, scope: Scope, withCause = true): string {
  if (node.subclass) scope.prelude.add(`class Custom${node.class} extends ${node.class} {}`)
  const cause = withCause && node.cause !== undefined ? [`{ cause: ${scope.operand(node.cause)} }`] : []
  const message = node.message !== undefined ? [quote(node.message)] : cause.length > 0 ? ['undefined'] : []
  const errors = node.class === 'AggregateError' ? ['[]'] : []
  return callCode(`new ${node.subclass ? 'Custom' : ''}${node.class}`, [...errors, ...message, ...cause])
}

function promiseCode(node: Extract<ValueNode, { kind: 'promise' }>, scope: Scope, name: string): string {
  if (node.rejected !== undefined) return callCode('Promise.reject', [scope.operand(node.rejected)])
  if (node.fulfilled !== undefined) return callCode('Promise.resolve', [scope.operand(node.fulfilled)])
  const [resolve, reject] = settlers(name, scope)
  return `new Promise((resolve, reject) => { ${resolve} = resolve; ${reject} = reject })`
}

/** The functions that settle a pending promise, declared at the top. */
export function settlers(name: string, scope: Scope): [resolve: string, reject: string] {
  const wish = name[0]!.toUpperCase() + name.slice(1)
  const resolve = scope.names.of('resolve', name, `resolve${wish}`)
  const reject = scope.names.of('reject', name, `reject${wish}`)
  scope.prelude.add(`let ${resolve}, ${reject}`)
  return [resolve, reject]
}

/** Always a named node: `let deep = item` and a loop. The statements are parted by a line of one semicolon. */
function repeatCode(node: Extract<ValueNode, { kind: 'repeat' }>, scope: Scope, name: string): string {
  const item = scope.operand(node.item)
  const identifier = scope.names.of('value', name)
  if (node.shape === 'row') return `Array(${node.count}).fill(${item})`
  const wrapped = node.shape === 'object' ? `{ x: ${identifier} }` : `[${identifier}]`
  if (node.count === 0) return item
  const loop = `for (let n = 0; n < ${node.count}; n++) ${identifier} = ${wrapped}`
  return `let ${identifier} = ${item}\n;\n${loop}`
}
