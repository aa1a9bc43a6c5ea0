const { contextBridge, ipcRenderer, webFrame } = require('electron')
contextBridge.exposeInMainWorld('api', {
  ipcRenderer,
  spread: { ...ipcRenderer },
  webFrame,
  invoke: (channel) => ipcRenderer.invoke(channel),
})
