// A careful test double of contextBridge: it copies, freezes and wraps functions, all in the realm of the tests.
import vm from 'node:vm'
import { defineAdapter } from 'bridgecheck/adapters'

/** The double itself, as it might stand in somebody's test helpers. */
export function copy(value) {
  if (typeof value === 'function') return (...args) => copy(value(...args.map(copy)))
  if (Array.isArray(value)) return Object.freeze(value.map(copy))
  if (value instanceof Promise) return value.then(copy)
  if (typeof value !== 'object' || value === null) return value
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, held]) => [key, copy(held)])))
}

export default defineAdapter({
  id: 'copying-fake',
  profile: 'electron-33',
  worlds() {
    const isolated = vm.createContext()
    const main = vm.createContext()
    return {
      isolated: { evaluate: (source) => vm.runInContext(source, isolated) },
      main: { evaluate: (source) => vm.runInContext(source, main) },
      exposeInMainWorld: (key, api) => {
        const value = copy(api)
        Object.defineProperty(main, key, { value, enumerable: true })
      },
    }
  },
})
