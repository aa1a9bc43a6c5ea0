const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('api', { load: () => ipcRenderer.invoke('load') })
