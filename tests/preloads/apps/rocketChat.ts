import { callsBack, invokes, returns, Scene } from '../scene.ts'

/** Like Rocket.Chat: the page hands over callbacks, which are called with objects at once. */
export default new Scene()
  .expose('rocketChatDesktop', {
    onReady: callsBack(0, { version: '7.0.0', url: 'https://chat.example', tls: { valid: true } }),
    setServerInfo: returns(),
    setBadge: returns(),
    setUrlResolver: callsBack(0, '/avatar'),
    createNotification: invokes('id-1'),
    getOutlookEvents: invokes({ status: 'success', data: [{ id: 1, start: new Date(0), isCanceled: false }] }),
  })
  .call('rocketChatDesktop.onReady', returns())
  .call('rocketChatDesktop.setBadge', '•')
  .call('rocketChatDesktop.setBadge', undefined)
  .call('rocketChatDesktop.setUrlResolver', returns({ href: 'https://chat.example/avatar' }))
  .call('rocketChatDesktop.createNotification', { title: 'New', onEvent: returns(), tag: null })
  .call('rocketChatDesktop.getOutlookEvents', new Date(86_400_000))
  .scenario()
