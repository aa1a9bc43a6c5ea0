// The classic test double of contextBridge: it hands the preload's own objects to the page.
import vm from 'node:vm'
import { defineAdapter } from 'bridgecheck/adapters'

export default defineAdapter({
  id: 'naive-fake',
  profile: 'newest',
  worlds() {
    const isolated = vm.createContext()
    const main = vm.createContext()
    return {
      isolated: { evaluate: (source) => vm.runInContext(source, isolated) },
      main: { evaluate: (source) => vm.runInContext(source, main) },
      exposeInMainWorld: (key, api) => {
        main[key] = api
      },
    }
  },
})
