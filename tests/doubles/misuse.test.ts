import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { JSDOM } from 'jsdom'
import { expect, it } from 'vitest'
import { loadPreload } from '../../doubles/index.ts'
import { findElectron, runApp } from '../../implementations/electron/index.ts'

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

const mainScript = `const { app, BrowserWindow } = require('electron')
app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false, webPreferences: { preload: ${JSON.stringify(preload)}, sandbox: false } })
  await window.loadURL('data:text/html,<p>')
  const said = await window.webContents.executeJavaScript(${JSON.stringify(pageScript)})
  require('node:fs').writeFileSync(require('node:path').join(__dirname, 'said.json'), JSON.stringify(said))
  app.exit(0)
})`

type Said = Record<string, string>

async function saidByElectron(version: string): Promise<Said> {
  const [electron] = await findElectron(`electron@${version}`)
  const folder = mkdtempSync(join(tmpdir(), 'bridgecheck-misuse-'))
  try {
    writeFileSync(join(folder, 'package.json'), '{ "main": "main.js" }')
    writeFileSync(join(folder, 'main.js'), mainScript)
    const { code, output } = await runApp(electron!, folder)
    expect(code, output).toBe(0)
    return JSON.parse(readFileSync(join(folder, 'said.json'), 'utf8'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function saidByDouble(electron: string): Promise<Said> {
  const page = new JSDOM('<p>', { runScripts: 'outside-only' }).window
  const window = await loadPreload(preload, { electron, page })
  return { ...(await window.eval(pageScript)) }
}

it.each(['25.1.1', '33.2.1'])(
  'the double of Electron %s says to each mistake what that Electron says',
  async (version) => {
    const real = await saidByElectron(version)
    expect(Object.keys(real).length).toBeGreaterThan(35)
    expect(await saidByDouble(version)).toEqual(real)
  },
)
