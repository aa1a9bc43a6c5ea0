import { returns, Scene, subscribes } from '../scene.ts'

/** Like electron-react-boilerplate: `on` gives a function that unsubscribes. */
export default new Scene()
  .expose('electron', {
    ipcRenderer: {
      sendMessage: returns(undefined, 'method'),
      on: subscribes('message', 1),
      once: subscribes('once', 1),
    },
  })
  .call('electron.ipcRenderer.sendMessage', 'ipc-example', ['ping'])
  .call('electron.ipcRenderer.on', 'ipc-example', returns())
  .emit('message', 'IPC test: pong')
  .call('electron.ipcRenderer.once', 'ipc-example', returns())
  .emit('once', undefined, null)
  .overwrite('electron.ipcRenderer.on', null)
  .scenario()
