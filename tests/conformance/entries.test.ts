import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { twoWorlds } from '../../implementations/bridge/testing/twoWorlds.ts'
import { findElectron, runApp } from '../../implementations/electron/index.ts'
import { emptyFolder } from '../e2e/spawn.ts'

// What scenarios have no steps for, in real Electrons and in our own bridge: bodies of functions of the preload script
// that return text.

const refusal = (args: string): string => `
  try { contextBridge.exposeInIsolatedWorld(${args}) } catch (error) {
    return [error instanceof TypeError, error.message].join(' ')
  }
  return 'nothing thrown'`

const ids = ["'x'", 'undefined', 'null', '1.5', '-0', '2 ** 31', '5n', '{}', '-1', '2 ** 29', 'NaN']
const keys = ['5', 'undefined', 'null', "Symbol('s')"]

const entries: Record<string, string> = {
  "999 gives the preload's own world a frozen copy": `
    const mine = { f() { return this === mine }, list: [] }
    contextBridge.exposeInIsolatedWorld(999, 'copy', mine)
    const { copy } = globalThis
    return [copy === mine, copy.f === mine.f, copy.f(), Object.isFrozen(copy.list), Object.isFrozen(mine)].join(' ')`,
  '0 is the main world': `
    contextBridge.exposeInIsolatedWorld(0, 'first', [1])
    try { contextBridge.exposeInMainWorld('first', [2]) } catch (error) {
      return [error instanceof Error, error.message].join(' ')
    }
    return 'nothing thrown'`,
  'a world may have the key of another': `
    for (const world of [1005, 1006, 0]) contextBridge.exposeInIsolatedWorld(world, 'twin', {})
    return 'nothing thrown'`,
  'it returns nothing': "return String(contextBridge.exposeInIsolatedWorld(1005, 'nothing', 1))",
  ...Object.fromEntries(ids.map((id) => [`the id ${id}`, refusal(`${id}, 'key of ' + ${JSON.stringify(id)}, {}`)])),
  ...Object.fromEntries(keys.map((key) => [`the key ${key}`, refusal(`1005, ${key}, {}`)])),
}

const withoutIsolation: Record<string, string> = Object.fromEntries(
  ["exposeInMainWorld('api', {})", "exposeInIsolatedWorld(1005, 'api', {})"].map((call) => [
    call,
    `try { contextBridge.${call} } catch (error) { return [error instanceof Error, error.message].join(' ') }
    return 'nothing thrown'`,
  ]),
)

/** What the bodies return in the preload script of a window of that Electron, by name. */
async function inElectron(
  version: string,
  bodies: Record<string, string>,
  contextIsolation = true,
): Promise<Record<string, string>> {
  const folder = emptyFolder()
  const functions = Object.entries(bodies).map(([name, body]) => `${JSON.stringify(name)}: () => {${body}}`)
  const files = {
    'package.json': '{ "name": "entries", "version": "1.0.0", "main": "main.js" }',
    'page.html': '<!doctype html>',
    'preload.js': `
      const { contextBridge, ipcRenderer } = require('electron')
      const bodies = { ${functions.join(',\n')} }
      ipcRenderer.send('said', Object.fromEntries(Object.entries(bodies).map(([name, body]) => [name, body()])))`,
    'main.js': `
      const { app, BrowserWindow, ipcMain } = require('electron')
      const { join } = require('node:path')
      ipcMain.on('said', (_event, said) => { console.log('said ' + JSON.stringify(said)); app.exit(0) })
      app.whenReady().then(() => new BrowserWindow({
        show: false,
        webPreferences: { preload: join(__dirname, 'preload.js'), contextIsolation: ${contextIsolation} },
      }).loadFile(join(__dirname, 'page.html')))`,
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const [electron] = await findElectron(`electron@${version}`)
  const { output } = await runApp(electron!, folder)
  return JSON.parse(/^said (.*)$/m.exec(output)![1]!)
}

function inOurs(version: string, bodies: Record<string, string>): Record<string, string> {
  const { isolated } = twoWorlds({ profile: version })
  const said = Object.entries(bodies).map(([name, body]) => [name, isolated.run(`(() => {${body}})()`)])
  return Object.fromEntries(said)
}

describe.each(['25.1.1', '33.2.1'])('in Electron %s', (version) => {
  it('exposeInIsolatedWorld takes worlds and keys as our own bridge does', async () => {
    expect(await inElectron(version, entries)).toEqual(inOurs(version, entries))
  })

  it('without context isolation every way in is an error', async () => {
    const message = 'true contextBridge API can only be used when contextIsolation is enabled'
    const said = await inElectron(version, withoutIsolation, false)
    expect(said).toEqual(Object.fromEntries(Object.keys(withoutIsolation).map((call) => [call, message])))
  })
})
