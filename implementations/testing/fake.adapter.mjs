// A bridge that hands the preload's own objects to the page: in-process, as a module for the worker.
import vm from 'node:vm'

export default {
  id: 'fake',
  profile: 'newest',
  capabilities: new Set(),
  open: () => Promise.reject(new Error('Only loadAdapter opens this adapter.')),
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
}
