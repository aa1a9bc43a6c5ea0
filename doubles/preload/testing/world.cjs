// What a test evaluates in the preload's world.
const { contextBridge } = require('electron')
const { eval: evaluate } = globalThis
contextBridge.exposeInMainWorld('api', { run: (source) => evaluate(source) })
