/**
 * Functions that stand in a repro as they are here, each where it is used.
 * They run in the world that looks. What they say is what `texts.ts` expects.
 */
export const helpers = {
  attempt: `// How a call ended: { returned } or { threw }.
function attempt(act) {
  try {
    return { returned: act() }
  } catch (error) {
    return { threw: error }
  }
}`,

  describe: `// What a value is, in a few words.
function describe(value) {
  if (Object(value) !== value) return show(value)
  if (value === globalThis) return 'the global object'
  if (isForeign(value)) return 'an object of the other world'
  if (typeof value === 'function') return 'a function'
  const tag = Object.prototype.toString.call(value)
  if (tag !== '[object Error]') return tag
  const message = Object.getOwnPropertyDescriptor(value, 'message')
  const name = Object.getPrototypeOf(value)?.constructor?.name ?? 'error'
  return \`\${name} \${message === undefined ? 'without a message' : show(message.value)}\`
}`,

  show: `// A primitive as text.
function show(value) {
  if (typeof value === 'string') {
    const more = value.length > 200 ? \` and \${value.length - 200} characters more\` : ''
    return JSON.stringify(value.slice(0, 200)) + more
  }
  if (typeof value === 'bigint') return \`\${value}n\`
  if (Object.is(value, -0)) return '-0'
  const key = typeof value === 'symbol' ? Symbol.keyFor(value) : undefined
  return key === undefined ? String(value) : \`Symbol.for(\${show(key)})\`
}`,

  isForeign: `// Whether the prototype chain ends in an Object.prototype that is not the one of this world.
function isForeign(value) {
  let end = value
  for (let next = value; next !== null; next = Object.getPrototypeOf(next)) end = next
  return end !== Object.prototype && Object.hasOwn(end, 'isPrototypeOf')
}`,

  prototypeOf: `// The name of a prototype.
function prototypeOf(value) {
  const prototype = Object.getPrototypeOf(value)
  if (prototype === null) return 'null'
  if (isForeign(prototype)) return 'a prototype of the other world'
  const name = Object.hasOwn(prototype, 'constructor') ? prototype.constructor.name : ''
  return name === '' ? 'another prototype' : \`\${name}.prototype\`
}`,

  flagsOf: `// The flags of a property: writable, enumerable, configurable.
function flagsOf(value, key) {
  const { writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(value, key)
  return (writable ? 'w' : '-') + (enumerable ? 'e' : '-') + (configurable ? 'c' : '-')
}`,

  keysOf: `// All own keys, in order.
function keysOf(value) {
  const isStandard = (key) => key === 'stack' && Object.prototype.toString.call(value) === '[object Error]'
  const isIndex = (key) => ArrayBuffer.isView(value) && /^\\d+$/.test(String(key))
  const keys = Reflect.ownKeys(value).filter((key) => !isStandard(key) && !isIndex(key))
  return keys.length === 0 ? 'none' : keys.map(show).join(', ')
}`,

  symbolKey: `// The own symbol key with that description.
function symbolKey(value, description) {
  return Object.getOwnPropertySymbols(value).find((symbol) => symbol.description === description)
}`,
} as const

export type Helper = keyof typeof helpers

const uses: Partial<Record<Helper, readonly Helper[]>> = {
  describe: ['show', 'isForeign'],
  prototypeOf: ['isForeign'],
  keysOf: ['show'],
}

/** The helpers that code names, with those that they use themselves. */
export function helpersFor(code: string): string[] {
  const needed = new Set<Helper>()
  const need = (name: Helper): void => {
    if (needed.has(name)) return
    needed.add(name)
    uses[name]?.forEach(need)
  }
  for (const name of Object.keys(helpers) as Helper[]) if (new RegExp(`\\b${name}\\(`).test(code)) need(name)
  return (Object.keys(helpers) as Helper[]).filter((name) => needed.has(name)).map((name) => helpers[name])
}
