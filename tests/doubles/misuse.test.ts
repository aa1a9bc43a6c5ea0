import { join } from 'node:path'
import { JSDOM } from 'jsdom'
import { expect, it } from 'vitest'
import { loadPreload } from '../../doubles/index.ts'
import { inElectron } from './inElectron.ts'

const preload = join(import.meta.dirname, 'misuse.preload.cjs')

/** Runs in the page and resolves to what it was told. */
const pageScript = `(async () => {
  'use strict'
  const said = { ...api.said }
  const tell = (error) => (error instanceof Error ? 'own ' + error.name + ': ' + error.message : JSON.stringify(error))
  for (const what of ['class', 'text', 'nothing', 'code', 'exception', 'result']) {
    try { api.fail(what); said['fail ' + what] = 'nothing' } catch (error) { said['fail ' + what] = tell(error) }
  }
  for (const what of ['class', 'text', 'result'])
    said['reject ' + what] = await api.reject(what).then(() => 'nothing', tell)
  const values = { 'a weak map': new WeakMap(), 'a proxy': new Proxy({}, {}), 'a form': document.createElement('form') }
  for (const [name, value] of Object.entries(values)) {
    try { said['take ' + name] = api.take(value) } catch (error) { said['take ' + name] = tell(error) }
  }
  try { api.said = {} } catch (error) { said.assign = tell(error) }
  // V8 calls a window of jsdom by another name in its text.
  try { api = {} } catch (error) { said.replace = error.name }
  return said
})()`

type Said = Record<string, string>

async function saidByDouble(electron: string): Promise<Said> {
  const page = new JSDOM('<p>', { runScripts: 'outside-only' }).window
  const window = await loadPreload(preload, { electron, page })
  return { ...(await window.eval(pageScript)) }
}

it.each(['25.1.1', '33.2.1'])(
  'the double of Electron %s says to each mistake what that Electron says',
  async (version) => {
    const real = await inElectron<Said>(version, preload, pageScript)
    expect(Object.keys(real).length).toBeGreaterThan(35)
    expect(await saidByDouble(version)).toEqual(real)
  },
)
