import { callsBack, fails, invokes, returns, Scene } from '../scene.ts'

/** Like Podman Desktop: every function is a global of its own; long work reports through a callback of the page. */
export default new Scene()
  .expose('listContainers', invokes([{ Id: 'a', Names: ['/db'], Labels: {}, Created: 1700000000, Ports: [] }]))
  .expose('pullImage', callsBack(2, { status: 'Pulling', progressDetail: { current: 10, total: 100 } }))
  .expose('startContainer', fails(new Error('no such container'), 'async'))
  .expose('getConfigurationProperties', returns({ 'editor.fontSize': { type: 'number', default: 14, maximum: null } }))
  .expose('getCancellableTokenSource', invokes(5))
  .expose('events', { receive: returns({ dispose: returns() }) })
  .call('listContainers')
  .call('pullImage', { name: 'podman' }, 'alpine', returns())
  .call('startContainer', 'engine', 'b')
  .call('getConfigurationProperties')
  .call('events.receive', 'container-started-event', returns())
  .expose('listContainers', returns())
  .scenario()
