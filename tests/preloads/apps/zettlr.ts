import { invokes, returns, Scene, subscribes } from '../scene.ts'

/** Like Zettlr: several globals, and a function that gives a function. */
export default new Scene()
  .expose('ipc', {
    send: returns(),
    sendSync: returns({ ok: true, tags: [{ text: 'a', count: 1 }] }),
    invoke: invokes([{ path: '/a.md', modtime: 5, children: null }]),
    on: subscribes('sync', 1),
  })
  .expose('process', { platform: 'linux', version: 'v20.18.1', versions: { node: '20.18.1' }, argv: ['zettlr', '--x'] })
  .expose('path', { sep: '/', join: returns('/a/b'), basename: returns('b') })
  .expose('config', { get: returns({ darkMode: false, fonts: ['a'] }), set: returns(true) })
  .expose('getCitationCallback', returns(returns('(Doe 2024)')))
  .call('ipc.invoke', 'application', { command: 'get-filetree' })
  .call('getCitationCallback', 'main')
  .call('path.join', '/a', 'b')
  .call('config.get', 'fonts')
  .call('ipc.on', 'config-provider', returns())
  .emit('sync', {}, { command: 'update', payload: 'darkMode' })
  .overwrite('process.argv.0', 'other')
  .scenario()
