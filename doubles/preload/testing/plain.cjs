const { contextBridge, ipcRenderer } = require('electron')
const { join } = require('node:path')

contextBridge.exposeInMainWorld('api', {
  file: __filename,
  joined: join('a', 'b'),
  realm: () => new Map() instanceof Map && typeof document === 'undefined',
  send: (channel, value) => ipcRenderer.send(channel, value),
  map: () => new Map([['a', 1]]),
})
