import { fails, invokes, returns, Scene, subscribes } from '../scene.ts'

/** Like Element Desktop: channels are checked in the preload script, so a wrong one throws; the start is one promise. */
export default new Scene()
  .expose('electron', {
    on: subscribes('update', 1),
    send: fails(new Error('Unknown channel'), 'method'),
    initialise: invokes({
      protocol: 'element-desktop',
      sessionId: 'abc',
      config: { brand: 'Element', features: {} },
      supportedSettings: { 'Electron.autoLaunch': true, 'Electron.warnBeforeExit': true },
      supportsBadgeOverlay: false,
    }),
    setSettingValue: invokes(),
    getSettingValue: invokes(null),
  })
  .call('electron.initialise')
  .call('electron.on', 'check_updates', returns())
  .emit('update', {}, true)
  .call('electron.send', 'wrong', 1)
  .call('electron.setSettingValue', 'Electron.autoLaunch', false)
  .call('electron.getSettingValue', 'Electron.warnBeforeExit')
  .scenario()
