import vm from 'node:vm'
import { createContextBridge } from 'bridgecheck/doubles'
import { expect, test } from 'vitest'

test('two worlds and the bridge between them', () => {
  const page = vm.createContext()
  const { contextBridge } = createContextBridge({ electron: '33', isolated: globalThis, main: page })
  const api = { echo: (value: unknown) => value, tags: new Set(['a']) }
  contextBridge.exposeInMainWorld('api', api)
  expect(vm.runInContext('api.tags.has("a")', page)).toBe(true)
  expect(vm.runInContext('api.echo({ x: 1 }).x', page)).toBe(1)
  // The page has objects of its own realm only.
  expect(vm.runInContext('api instanceof Object && api.echo([]) instanceof Array', page)).toBe(true)
})

test('what can not cross is refused as in Electron', () => {
  const main = vm.createContext()
  const { contextBridge } = createContextBridge({ electron: '33', isolated: globalThis, main })
  const api = { handlers: new Map([['open', () => {}]]) }
  expect(() => contextBridge.exposeInMainWorld('api', api)).toThrow('An object could not be cloned.')
})
