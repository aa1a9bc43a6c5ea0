import { getter, invokes, returns, Scene, subscribes } from '../scene.ts'

const config = { version: '7.36.0', environment: 'production', serverUrl: 'https://chat.example', proxyUrl: undefined }

/** Like Signal Desktop: one context object with settings that can be read and written, and messages in several languages. */
export default new Scene()
  .expose('signalContext', {
    config,
    getNodeVersion: returns('20.18.1'),
    getEnvironment: returns('production'),
    getI18nLocaleMessages: returns({ 'icu:save': { messageformat: 'Save' }, 'icu:close': { messageformat: 'Close' } }),
    nativeThemeListener: { getSystemTheme: returns('dark'), subscribe: subscribes('theme'), unsubscribe: returns() },
    Settings: { themeSetting: { getValue: invokes('system'), setValue: invokes('dark') }, waitForChange: invokes() },
    OS: { platform: getter('linux'), hasCustomTitleBar: returns(false), release: '6.1' },
    bytes: { fromBase64: returns(new Uint8Array([77, 97, 110])), toHex: returns('4d616e') },
    log: { info: returns(), error: returns() },
  })
  .read('signalContext.OS')
  .call('signalContext.getI18nLocaleMessages')
  .call('signalContext.bytes.fromBase64', 'TWFu')
  .call('signalContext.nativeThemeListener.subscribe', returns())
  .emit('theme', 'light')
  .call('signalContext.Settings.themeSetting.setValue', 'dark')
  .call('signalContext.log.error', 'failed', new RangeError('too far'))
  .overwrite('signalContext.config.serverUrl', 'https://other.example')
  .scenario()
