import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { electronAdapter } from './adapter.ts'
import { findElectron, listElectrons } from './find.ts'
import { plain } from './testing/scenarios.ts'

// An Electron of the user's gets the application as an argument. What an official distribution does with it is in its
// `default_app.asar`; here a folder of that name stands in for it, in a copy of an Electron that bridgecheck unpacked.
const defaultApp = `
const { app } = require('electron')
const { join } = require('node:path')
const folder = process.argv.find((each, at) => at > 0 && !each.startsWith('-'))
require(join(folder, require(join(folder, 'package.json')).main))
`

let project: string

beforeAll(async () => {
  const unpacked = (await findElectron('electron')).filter((one) => one.launcher)
  const { executable, version } = unpacked.at(-1)!
  project = await mkdtemp(join(tmpdir(), 'bridgecheck-test-'))
  const electron = join(project, 'node_modules', 'electron')
  const dist = join(electron, 'dist')
  await mkdir(electron, { recursive: true })
  await cp(dirname(executable), dist, { recursive: true, filter: (path) => !path.endsWith(join('resources', 'app')) })
  await rm(join(dist, 'bridgecheck.json'))
  const application = join(dist, 'resources', 'default_app.asar')
  await mkdir(application)
  await writeFile(join(application, 'main.js'), defaultApp)
  await writeFile(join(application, 'package.json'), '{"main":"main.js"}')
  await writeFile(join(dist, 'version'), `v${version}`)
  await writeFile(join(electron, 'path.txt'), basename(executable))
  await writeFile(join(electron, 'package.json'), '{"name":"electron"}')
})
afterAll(() => rm(project, { recursive: true }))

test('the Electron of a project runs scenarios, and nothing is written into it', async () => {
  const electron = (await listElectrons({ project })).find((one) => one.source.startsWith('package electron'))
  expect(electron).toMatchObject({ launcher: false })
  const session = await electronAdapter(electron!).open()
  const [trace] = await session.run([plain()])
  await session.close()
  expect(trace).toMatchObject({ events: [{ on: 'done' }, { on: 'exposed' }, { on: 'called' }, { on: 'done' }] })
  await expect(findElectron(`electron:${join(project, 'node_modules', 'electron')}`)).resolves.toMatchObject([
    { version: electron!.version },
  ])
})
