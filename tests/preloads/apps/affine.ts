import { invokes, returns, Scene, subscribes } from '../scene.ts'

const meta = { handlers: [['ui', ['handleThemeChange']]], events: [['updater', ['onUpdateReady']]] }

/** Like AFFiNE: namespaces made from one table, which is exposed as well, and storage that is watched. */
export default new Scene()
  .expose('appInfo', { electron: true, windowName: 'main', viewId: undefined, schema: 'affine', meta })
  .expose('apis', {
    ui: { handleThemeChange: invokes(), isMaximized: invokes(false) },
    db: { getDocAsUpdates: invokes(new Uint8Array([0, 0])), applyDocUpdate: invokes(true) },
  })
  .expose('events', { updater: { onUpdateReady: subscribes('ready') }, ui: { onMaximized: subscribes('maximized') } })
  .expose('sharedStorage', {
    globalState: {
      ready: invokes(),
      get: returns({ pinned: ['a'] }),
      set: returns(),
      watch: subscribes('state', 1),
      all: returns({}),
    },
  })
  .read('appInfo')
  .call('apis.db.getDocAsUpdates', 'workspace', 'id')
  .call('events.updater.onUpdateReady', returns())
  .emit('ready', { version: '0.18.0', allowAutoUpdate: true })
  .call('sharedStorage.globalState.watch', 'key', returns())
  .emit('state', undefined)
  .emit('state', { pinned: [], at: new Date(0) })
  .scenario()
