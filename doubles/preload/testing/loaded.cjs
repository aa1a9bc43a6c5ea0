const { contextBridge } = require('electron')

const heard = []
process.once('loaded', () => {
  heard.push('loaded')
  contextBridge.exposeInMainWorld('api', { heard: () => heard })
})
heard.push('script')
