// bridgecheck's own double of contextBridge, held against the model like any other fake.
import vm from 'node:vm'
import { defineAdapter } from 'bridgecheck/adapters'
import { createContextBridge } from 'bridgecheck/doubles'

export default defineAdapter({
  id: 'double',
  profile: 'newest',
  worlds() {
    const isolated = vm.createContext()
    const main = vm.createContext()
    const { contextBridge } = createContextBridge({ electron: 'newest', isolated, main })
    return {
      isolated: { evaluate: (source) => vm.runInContext(source, isolated) },
      main: { evaluate: (source) => vm.runInContext(source, main) },
      ...contextBridge,
    }
  },
})
