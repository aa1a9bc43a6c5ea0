import { fails, invokes, returns, Scene, subscribes } from '../scene.ts'

/** Like Heroic Games Launcher: one flat object with very many functions. */
const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`call${index}`, invokes(index)]))

export default new Scene()
  .expose('api', {
    ...many,
    install: invokes({ status: 'done', error: undefined }),
    launch: fails(new RangeError('No such game'), 'async'),
    handleGameStatus: subscribes('status'),
    getGameInfo: invokes({ app_name: 'a', art: { cover: '', square: null }, extra: { reqs: [] }, is_installed: false }),
    setSetting: returns(),
    storeSet: returns(),
  })
  .read('api')
  .call('api.call39')
  .call('api.launch', { appName: 'a', runner: 'legendary' })
  .call('api.handleGameStatus', returns())
  .emit('status', {}, { appName: 'a', status: 'installing', progress: { percent: 12.5, bytes: '1 MiB', eta: '' } })
  .call('api.getGameInfo', 'a', 'legendary')
  .call('api.setSetting', { appName: 'default', key: 'winePrefix', value: '' })
  .scenario()
