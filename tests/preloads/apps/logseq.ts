import { fails, invokes, returns, Scene, subscribes } from '../scene.ts'

/** Like Logseq: some functions are bound methods of ipcRenderer, and file contents go through. */
export default new Scene()
  .expose('apis', {
    doAction: invokes(new Map([['page', { 'block/uuid': '1', children: [] }]])),
    invoke: invokes([['a.md', 'text']]),
    addListener: subscribes('file', 1),
    removeListener: returns(undefined, 'bound'),
    openExternal: fails(new TypeError('Invalid URL')),
    copyFileToAssets: invokes(undefined),
    isDirectory: invokes(false),
    getDirname: returns('/graphs'),
  })
  .call('apis.doAction', ['readdir', '/graphs', { deep: [true] }])
  .call('apis.addListener', 'file-watcher', returns())
  .emit('file', {}, { type: 'change', payload: { dir: '/graphs', stat: { mtime: new Date(1000) } } })
  .call('apis.removeListener', 'file-watcher', returns())
  .call('apis.openExternal', 'javascript:0')
  .call('apis.copyFileToAssets', '/graphs', '/a.png', new Uint8Array([137, 80]))
  .scenario()
