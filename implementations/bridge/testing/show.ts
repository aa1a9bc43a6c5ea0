/**
 * Evaluated in a test's world: gives `show(value)`, one line about a value as that world sees it.
 * `Object{a: 1}` and so on name a prototype of this world, `Derived` inherits from one, and `Foreign` stands for any
 * other; `!` marks a frozen object, and `#0` is the first object of the line.
 */
export const showSource = `(() => {
  'use strict'
  const names = new Map()
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (typeof globalThis[name] === 'function') names.set(globalThis[name].prototype, name)
  }
  names.delete(undefined)
  names.set(null, 'null')
  const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('')
  const brandOf = (value) => Object.prototype.toString.call(value).slice(8, -1)
  const show = (value) => {
    const seen = new Map()
    const one = (value) => {
      if (typeof value === 'string') return JSON.stringify(value)
      if (typeof value === 'bigint') return value + 'n'
      if (Object.is(value, -0)) return '-0'
      if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return String(value)
      if (seen.has(value)) return '#' + seen.get(value)
      seen.set(value, seen.size)
      const prototype = Object.getPrototypeOf(value)
      const parent = prototype === null ? null : Object.getPrototypeOf(prototype)
      const mark = names.get(prototype) ?? (parent !== null && names.has(parent) ? 'Derived' : 'Foreign')
      return mark + (Object.isFrozen(value) ? '!' : '') + body(value)
    }
    const list = (values) => values.map(one).join(', ')
    const properties = (value, skip) =>
      Reflect.ownKeys(value)
        .filter((key) => !skip.includes(key))
        .map((key) => {
          const { get, set, ...data } = Object.getOwnPropertyDescriptor(value, key)
          const text = get || set ? 'accessor' : one(data.value)
          return (typeof key === 'symbol' ? '[' + String(key) + ']' : key) + ': ' + text
        })
    const body = (value) => {
      if (typeof value === 'function') return '(' + (String(value) === 'function () { [native code] }' ? 'native' : 'own') + ')'
      if (Array.isArray(value)) {
        const items = Array.from(value, (item, index) => (Object.hasOwn(value, index) ? one(item) : '-'))
        return '[' + [...items, ...properties(value, ['length', ...Object.keys(items)])].join(', ') + ']'
      }
      switch (brandOf(value)) {
        case 'Map': return '(' + [...value].map(([key, held]) => one(key) + ' => ' + one(held)).join(', ') + ')'
        case 'Set': return '(' + list([...value]) + ')'
        case 'Date': return '(' + value.getTime() + ')'
        case 'RegExp': return '(' + value + ' ' + value.lastIndex + ')'
        case 'Error': return '(' + properties(value, ['stack']).join(', ') + ')'
        case 'Promise': return '()'
        case 'Number': case 'String': case 'Boolean': case 'BigInt': return '(' + one(value.valueOf()) + ')'
        case 'ArrayBuffer': return '(' + hex(value) + (value.resizable ? ' of ' + value.maxByteLength : '') + ')'
      }
      if (ArrayBuffer.isView(value)) {
        return '(' + value.byteOffset + '+' + (value.length ?? value.byteLength) + ' of ' + one(value.buffer) + ')'
      }
      return '{' + properties(value, []).join(', ') + '}'
    }
    return one(value)
  }
  return show
})()`
