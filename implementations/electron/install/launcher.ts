import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Names the folder of the application that an Electron of ours loads. */
export const appVariable = 'BRIDGECHECK_APP'

const source = `'use strict'
const folder = process.env.${appVariable}
if (folder) {
  require(require('node:path').join(folder, 'main.js'))
} else {
  console.error('This Electron belongs to bridgecheck: it loads the application folder that ${appVariable} names.')
  process.exit(2)
}
`

/**
 * Puts the launcher into an unpacked distribution: a packaged Electron ignores an application on its command line,
 * what stands in `resources/app` is what runs.
 */
export async function addLauncher(folder: string, platform: string = process.platform): Promise<void> {
  const resources =
    platform === 'darwin' ? join(folder, 'Electron.app', 'Contents', 'Resources') : join(folder, 'resources')
  const app = join(resources, 'app')
  await rm(app, { recursive: true, force: true })
  await mkdir(app, { recursive: true })
  await writeFile(join(app, 'launcher.js'), source)
  await writeFile(
    join(app, 'package.json'),
    JSON.stringify({ name: 'bridgecheck', version: '1.0.0', main: 'launcher.js' }),
  )
}
