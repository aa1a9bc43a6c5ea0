/**
 * Evaluated in a world: replaces every function of every intrinsic by one that throws, and puts accessors that throw
 * where careless code would look: names of descriptors, of scenario fields and indexes on `Object.prototype` and
 * `Array.prototype`. (`then` stays free: the engine itself looks it up on everything a promise is fulfilled with.)
 */
export const poisonSource = `(() => {
  'use strict'
  const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect
  const poison = function () { throw 'poisoned' }
  const met = new Set()
  const found = [globalThis]
  const meet = (value) => {
    if ((typeof value === 'object' && value !== null || typeof value === 'function') && !met.has(value)) {
      met.add(value)
      found.push(value)
    }
  }
  for (const made of [async () => {}, function* () {}, async function* () {}, (function* () {})(), (async function* () {})(), [].values(), new Map().values(), new Set().values(), ''.matchAll(/a/g), new Int8Array(), new Error()]) {
    for (let holder = made; holder !== null; holder = getPrototypeOf(holder)) meet(holder)
  }
  for (let index = 0; index < found.length; index++) {
    const object = found[index]
    if (object === poison) continue
    meet(getPrototypeOf(object))
    for (const key of ownKeys(object)) {
      const property = getOwnPropertyDescriptor(object, key)
      meet(property.value)
      meet(property.get)
    }
  }
  const replaced = []
  for (const object of found) {
    for (const key of ownKeys(object)) {
      const property = getOwnPropertyDescriptor(object, key)
      if (typeof property.value === 'function' && (property.writable || property.configurable)) replaced.push([object, key, { value: poison }])
      else if (property.get !== undefined && property.configurable) replaced.push([object, key, { get: poison, set: poison }])
    }
  }
  const names = [
    '0', '1', '2', '3', 'get', 'set', 'value', 'writable', 'enumerable', 'configurable', 'key', 'as', 'path', 'return',
    'throw', 'throws', 'deletes', 'runs', 'actions', 'call', 'args', 'rethrow', 'keep', 'at', 'hang', 'abort', 'hole', 'properties',
    'integrity', 'prototype', 'cause', 'subclass', 'fulfilled', 'rejected', 'lastIndex', 'exposed', 'result', 'kept',
    'argument', 'receiver', 'outcome', 'undefined', 'number', 'bigint', 'symbol', 'in', 'toJSON', 'how', 'state', 'global',
    'done', 'next',
  ]
  for (const name of names) replaced.push([Object.prototype, name, { get: poison, set: poison, configurable: true }])
  for (const name of ['0', '1', '2', '3']) replaced.push([Array.prototype, name, { get: poison, set: poison, configurable: true }])
  for (const [, , descriptor] of replaced) Object.setPrototypeOf(descriptor, null)
  let count = 0
  for (let index = 0; index < replaced.length; index++) {
    const one = replaced[index]
    if (defineProperty(one[0], one[1], one[2])) count++
  }
  return count
})()`
