import { EventEmitter } from 'node:events'
import { type Advice, hasNoMock } from './missing.ts'
import { versionOf } from './version.ts'

const methods: ReadonlySet<PropertyKey> = new Set([
  ...Object.keys(EventEmitter.prototype).filter((key) => !key.startsWith('_')),
  'invoke',
  'postMessage',
  'send',
  'sendSync',
  'sendToHost',
])

/**
 * A mock of `ipcRenderer` as that Electron has it. Since 29 (https://www.electronjs.org/docs/latest/breaking-changes)
 * its methods are inherited, so that it crosses without them, and a spread of it has none: the same for a mock whose
 * functions are its own. There is one state, that of the mock: what is read comes from it, and what is set goes there.
 *
 * @throws later, Error with one sentence when a method is used that Electron's has and the mock has not
 */
export function mockedIpcRenderer(mock: unknown, electron: string, advice: Advice): unknown {
  if (Number.parseInt(versionOf(electron), 10) < 29 || !hasOwnFunctions(mock)) return mock
  const handler: ProxyHandler<object> = {
    has: (_target, key) => key in mock,
    get: (_target, key) => {
      if (methods.has(key) && !(key in mock)) throw hasNoMock('ipcRenderer', key as string, advice)
      return Reflect.get(mock, key)
    },
    set: (_target, key, value) => Reflect.set(mock, key, value),
  }
  return Object.create(new Proxy({}, handler))
}

function hasOwnFunctions(mock: unknown): mock is object {
  return typeof mock === 'object' && mock !== null && Object.values(mock).some((value) => typeof value === 'function')
}
