import { expect, test } from 'vitest'
import { loadPreload } from './load.ts'
import { rendererProcess } from './process.ts'

const load = (name: string, electron = '33') => loadPreload(new URL(`./testing/${name}`, import.meta.url), { electron })

test('its listeners are its own, and hear that the script is done', async () => {
  const events = process.eventNames()
  const { api } = await load('loaded.cjs')
  expect(api.heard()).toEqual(['script', 'loaded'])
  expect(process.eventNames()).toEqual(events)
})

test('what a preload script changes stays there', async () => {
  const { api } = await load('world.cjs')
  const { argv, env } = process
  api.run(
    'process.env.CHANGED = "1"; process.argv.push("--changed"); process.platform = process.versions.node = "none"',
  )
  expect(env).not.toHaveProperty('CHANGED')
  expect(argv).not.toContain('--changed')
  expect([process.platform, process.versions.node]).not.toContain('none')
  expect((await load('world.cjs')).api.run('process.env.CHANGED')).toBeUndefined()
})

test.each([
  ['25.1.1', '25.1.1', '114.0.0.0'],
  ['33', '33.0.0', '130.0.0.0'],
  ['electron-33', '33.0.0', '130.0.0.0'],
  ['newest', '45.0.0', '154.0.0.0'],
])('of Electron %s it has the version %s and Chromium %s', (electron, version, chrome) => {
  expect(rendererProcess(electron)).toMatchObject({
    versions: { node: process.versions.node, electron: version, chrome },
  })
})

test('it answers as in a renderer, and can not end the test', async () => {
  const { api } = await load('world.cjs')
  const asked = '[process.type, process.contextIsolated, process.sandboxed, process.isMainFrame].join()'
  expect(api.run(asked)).toBe('renderer,true,true,true')
  expect(api.run('process.cwd()')).toBe(process.cwd())
  expect(api.run('typeof process.hrtime.bigint() + typeof process.memoryUsage().rss')).toBe('bigintnumber')
  expect(api.run('process.pid')).toBe(process.pid)
  expect(api.run('typeof process.exit + typeof process.kill + typeof process.abort')).toBe(
    'undefinedundefinedundefined',
  )
})
