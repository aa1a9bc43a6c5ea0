import { getter, invokes, returns, Scene, subscribes } from '../scene.ts'

/** Like @electron-toolkit/preload of electron-vite: a process made of accessors, and an empty API of one's own. */
export default new Scene()
  .expose('electron', {
    ipcRenderer: {
      send: returns(undefined, 'method'),
      invoke: invokes('pong'),
      on: subscribes('channel', 1),
      removeAllListeners: returns(undefined, 'method'),
    },
    webFrame: { insertCSS: returns('key', 'method'), setZoomFactor: returns(undefined, 'method') },
    webUtils: { getPathForFile: returns('/a.txt', 'method') },
    process: {
      platform: getter('linux'),
      versions: getter({ electron: '33.2.1', chrome: '130.0.6723.137' }),
      env: getter({ LANG: 'en' }),
    },
  })
  .expose('api', {})
  .read('electron.process')
  .read('api')
  .call('electron.ipcRenderer.invoke', 'ping', { nested: { list: [[]] } })
  .call('electron.ipcRenderer.on', 'channel', returns())
  .emit('channel', {}, 1, 2)
  .call('electron.webUtils.getPathForFile', { name: 'a.txt' })
  .scenario()
