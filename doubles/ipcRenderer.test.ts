import { EventEmitter } from 'node:events'
import { describe, expect, test, vi } from 'vitest'
import { mockedIpcRenderer } from './ipcRenderer.ts'
import { loadPreload } from './preload/load.ts'

const script = new URL('./preload/testing/exposes.cjs', import.meta.url)
const mocked = <T>(mock: T, electron = '33') => mockedIpcRenderer(mock, electron, () => 'mock it') as T

describe('ipcRenderer crosses', () => {
  test.each([
    ['28.3.3', ['invoke']],
    ['29', []],
    ['newest', []],
  ])('as Electron %s has it, whole or spread', async (electron, keys) => {
    const { api } = await loadPreload(script, { electron, mocks: { ipcRenderer: { invoke: vi.fn() } } })
    expect(Object.keys(api.ipcRenderer)).toEqual(keys)
    expect(Object.keys(api.spread)).toEqual(keys)
  })

  test('and is still called by the functions of the preload', async () => {
    const invoke = vi.fn().mockResolvedValue('pong')
    const { api } = await loadPreload(script, { electron: '33', mocks: { ipcRenderer: { invoke } } })
    expect(await api.invoke('ping')).toBe('pong')
    expect(invoke).toHaveBeenCalledExactlyOnceWith('ping')
  })
})

describe('a mock of ipcRenderer', () => {
  test('that is an emitter has one state, whoever listens and emits', () => {
    const mock = Object.assign(new EventEmitter(), { invoke: vi.fn() })
    const seen = mocked(mock)
    const [always, once] = [vi.fn(), vi.fn()]
    expect(seen.on('a', always)).toBe(seen)
    seen.once('a', once)
    mock.emit('a', 1)
    seen.emit('a', 2)
    expect(always.mock.calls).toEqual([[1], [2]])
    expect(once.mock.calls).toEqual([[1]])
    expect(mock.listenerCount('a')).toBe(1)
    mock.on('b', once)
    seen.removeListener('a', always).removeAllListeners('b')
    expect(mock.eventNames()).toEqual([])
    expect(Object.keys(seen)).toEqual([])
  })

  test('shows its functions themselves, and new ones', () => {
    const mock = { on: vi.fn().mockReturnThis(), invoke: vi.fn() }
    const seen = mocked(mock)
    expect(seen.on('a').on('b')).toBe(seen)
    vi.mocked(seen.invoke).mockReturnValue(5)
    expect(mock.invoke()).toBe(5)
    expect(seen.invoke).toHaveBeenCalledTimes(1)
    const invoke = vi.fn()
    seen.invoke = invoke
    expect(mock.invoke).toBe(invoke)
    expect('invoke' in seen && !('send' in seen)).toBe(true)
  })

  test('can be spied on', () => {
    const seen = mocked({ invoke: (): number => 1 })
    const spy = vi.spyOn(seen, 'invoke').mockReturnValue(2)
    expect(seen.invoke()).toBe(2)
    spy.mockRestore()
    expect(seen.invoke()).toBe(1)
    expect(Object.keys(seen)).toEqual([])
  })

  test('says what it lacks of the methods of Electron, and of nothing else', () => {
    const seen = mocked<Record<string, unknown>>({ invoke: vi.fn() })
    expect(() => seen.send).toThrow('The preload uses ipcRenderer.send of electron, which has no mock: mock it.')
    expect(() => seen.removeListener).toThrow('ipcRenderer.removeListener')
    expect(seen.handlers).toBeUndefined()
    expect(seen.then).toBeUndefined()
  })

  test('with methods of its class stays as it is', () => {
    const mock = new EventEmitter()
    expect(mocked(mock)).toBe(mock)
  })
})
