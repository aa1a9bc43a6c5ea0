import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findElectron, runApp } from '../implementations/electron/index.ts'

const files = {
  'package.json': '{ "name": "new-windows", "version": "1.0.0", "main": "main.js" }',
  'page.html': '<!doctype html><script>api.done(api.echo({ list: [1] }).list.length)</script>',
  'preload.js': `
    const { contextBridge, ipcRenderer } = require('electron')
    contextBridge.exposeInMainWorld('api', { echo: (value) => value, done: (value) => ipcRenderer.send('done', value) })`,
}

const mainSource = (count: number): string => `
  const { app, BrowserWindow, ipcMain } = require('electron')
  const { join } = require('node:path')
  const preload = join(__dirname, 'preload.js')
  async function one() {
    const window = new BrowserWindow({ show: false, webPreferences: { preload, backgroundThrottling: false } })
    const done = new Promise((resolve) => ipcMain.once('done', resolve))
    window.loadFile(join(__dirname, 'page.html')).catch(() => {})
    await done
    window.destroy()
  }
  app.on('window-all-closed', () => {})
  app.whenReady().then(async () => {
    await one()
    const start = performance.now()
    for (let made = 0; made < ${count}; made++) await one()
    console.log('milliseconds ' + (performance.now() - start))
    app.exit(0)
  })`

/**
 * Milliseconds that an Electron takes for so many new windows, one after the other, each with one small API that is
 * exposed and called: what testing a bridge costs without worlds that are used again.
 */
export async function newWindows(specifier: string, count: number): Promise<number> {
  const [electron] = await findElectron(specifier)
  const folder = mkdtempSync(join(tmpdir(), 'bridgecheck-bench-'))
  try {
    for (const [name, text] of Object.entries({ ...files, 'main.js': mainSource(count) }))
      writeFileSync(join(folder, name), text)
    const { output } = await runApp(electron!, folder)
    const said = /^milliseconds ([\d.]+)$/m.exec(output)
    if (said === null) throw new Error(`${specifier} opened no windows: ${output}`)
    return Number(said[1])
  } finally {
    rmSync(folder, { recursive: true })
  }
}
