import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { findElectron, runApp } from '../../implementations/electron/index.ts'

const mainScript = (preload: string | undefined, source: string) => `const { app, BrowserWindow } = require('electron')
const { join } = require('node:path')
app.whenReady().then(async () => {
  const webPreferences = { preload: ${JSON.stringify(preload)}, sandbox: false }
  const window = new BrowserWindow({ show: false, webPreferences })
  await window.loadFile(join(__dirname, 'page.html'))
  const said = await window.webContents.executeJavaScript(${JSON.stringify(source)})
  require('node:fs').writeFileSync(join(__dirname, 'said.json'), JSON.stringify(said))
  app.exit(0)
})`

/** What a script of a page with one paragraph says in that Electron, behind that preload script: plain JSON. */
export async function inElectron<Said>(version: string, preload: string | undefined, source: string): Promise<Said> {
  const [electron] = await findElectron(`electron@${version}`)
  const folder = mkdtempSync(join(tmpdir(), 'bridgecheck-double-'))
  try {
    writeFileSync(join(folder, 'package.json'), '{ "main": "main.js" }')
    writeFileSync(join(folder, 'page.html'), '<!doctype html><p>')
    writeFileSync(join(folder, 'main.js'), mainScript(preload, source))
    const { code, output } = await runApp(electron!, folder)
    expect(code, output).toBe(0)
    return JSON.parse(readFileSync(join(folder, 'said.json'), 'utf8'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
