import { at, invokes, returns, Scene, subscribes } from '../scene.ts'

/** Like Visual Studio Code: a small ipcRenderer whose `on` returns itself, a process, a configuration that is fetched. */
export default new Scene()
  .expose('vscode', {
    ipcRenderer: {
      send: returns(undefined, 'method'),
      invoke: invokes({ value: [1, 2] }),
      on: subscribes('reply', 1),
      removeListener: returns(at({ receiver: true }), 'method'),
    },
    webFrame: { setZoomLevel: returns(undefined, 'method') },
    process: {
      platform: 'linux',
      arch: 'x64',
      env: { HOME: '/home/a', LANG: undefined },
      versions: { electron: '33.2.1', node: '20.18.1' },
      type: 'renderer',
      cwd: returns('/home/a', 'method'),
      shellEnv: invokes({ PATH: '/usr/bin' }),
      getProcessMemoryInfo: invokes({ private: 1000, residentSet: 2000, shared: 300 }),
    },
    context: {
      configuration: returns(
        { windowId: 1, zoomLevel: null, workspace: { id: 'a', uri: { scheme: 'file' } } },
        'method',
      ),
      resolveConfiguration: invokes({ windowId: 1 }),
    },
  })
  .call('vscode.context.configuration')
  .call('vscode.context.resolveConfiguration')
  .call('vscode.ipcRenderer.invoke', 'vscode:readFile', { path: '/a' })
  .call('vscode.ipcRenderer.on', 'vscode:reply', returns())
  .emit('reply', { sender: {} }, 'text', [1, { a: true }])
  .call('vscode.ipcRenderer.removeListener', 'vscode:reply', returns())
  .call('vscode.process.shellEnv')
  .overwrite('vscode.process.platform', 'win32')
  .scenario()
