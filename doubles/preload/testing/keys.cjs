const { contextBridge } = require('electron')

const said = {}
for (const key of ['name', 'top', 'open', 'chrome', 'scheduler', 'onload', 'document', 'notes']) {
  try {
    contextBridge.exposeInMainWorld(key, {})
  } catch (error) {
    said[key] = error.message
  }
}
contextBridge.exposeInMainWorld('said', said)
