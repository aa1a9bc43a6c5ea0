import { readFile, realpath, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, delimiter, dirname, join, resolve } from 'node:path'
import compare from 'semver/functions/compare.js'
import valid from 'semver/functions/valid.js'
import { electronModes, splitModes } from '../../model/adapterName.ts'
import { exactVersion } from '../../model/rules/versions.ts'
import { type Unpacked, unpackedElectron, unpackedElectrons } from './install/cache.ts'
import { officialExecutable } from './install/from-release.ts'
import type { ElectronInstallation } from './installation.ts'

/** Paths of Electrons that count as installed, separated as in PATH. */
const pathsVariable = 'BRIDGECHECK_ELECTRON'

const howToGetOne = 'run "bridgecheck electron install <version>"'

export interface FindOptions {
  /** the user's project, whose `electron` package counts; default: the working directory */
  project?: string
}

/**
 * The Electrons that a specifier names.
 *
 * `electron`: all that are installed. `electron@33.2.1`: that version. `electron:<path>`: an executable, a folder with
 * a distribution, or an `electron` package. Each may end with modes: `electron+unsandboxed`.
 *
 * @throws Error with one sentence when there is none
 */
export async function findElectron(specifier: string, options: FindOptions = {}): Promise<ElectronInstallation[]> {
  const { name, modes } = splitModes(specifier)
  if (modes.length > 0) return (await findElectron(name, options)).map((one) => ({ ...one, modes }))
  if (specifier.startsWith('electron:')) return [await electronAt(specifier.slice('electron:'.length))]
  const installed = await listElectrons(options)
  if (specifier === 'electron') {
    if (installed.length > 0) return installed
    throw new Error(`No Electron is installed: ${howToGetOne}, or add the package electron to your project.`)
  }
  const version = specifier.startsWith('electron@') ? specifier.slice('electron@'.length) : ''
  const exact = exactVersion(version)
  if (exact === undefined) {
    throw new Error(
      `"${specifier}" names no Electron: write electron, electron@<exact version> such as electron@33.2.1, or electron:<path>, with modes at its end (+${electronModes.join(', +')}) or none.`,
    )
  }
  const found = installed.find((one) => one.version === exact)
  if (found !== undefined) return [found]
  const others = installed.map((one) => one.version).join(', ') || 'none'
  throw new Error(
    `Electron ${version} is not installed (installed: ${others}): run "bridgecheck electron install ${version}".`,
  )
}

/** All installed Electrons, oldest first, one per version: named by the variable, of the project, unpacked by bridgecheck. */
export async function listElectrons(options: FindOptions = {}): Promise<ElectronInstallation[]> {
  const named = (process.env[pathsVariable] ?? '').split(delimiter).filter((path) => path !== '')
  const found = [
    ...(await Promise.all(named.map(electronAt))),
    ...(await projectElectron(options.project ?? process.cwd())),
    ...(await unpackedElectrons()).map(installationOf),
  ]
  const versions = new Map<string, ElectronInstallation>()
  for (const one of found) if (!versions.has(one.version)) versions.set(one.version, one)
  return [...versions.values()].sort((left, right) => compare(left.version, right.version))
}

/**
 * The Electron at a path. Nothing of it is run: a bare Electron is known by its parts.
 *
 * @throws Error with one sentence when there is none, or when it carries an application of its own
 */
export async function electronAt(path: string): Promise<ElectronInstallation> {
  const executable = await executableAt(resolve(path))
  const folder = dirname(executable)
  const own = await unpackedElectron(basename(folder))
  if (own !== undefined && (await realpath(own.folder)) === folder) return installationOf(own)
  const resources = process.platform === 'darwin' ? join(folder, '..', 'Resources') : join(folder, 'resources')
  if (!(await exists(join(resources, 'default_app.asar')))) {
    const packaged = (await exists(join(resources, 'app.asar'))) || (await exists(join(resources, 'app')))
    throw new Error(
      packaged
        ? `${path} is a packaged application: it would run its own code, so give a bare Electron.`
        : `${path} is no Electron: there is no resources/default_app.asar beside its executable.`,
    )
  }
  return { version: await versionOf(executable, path), executable, source: path, launcher: false, modes: [] }
}

function installationOf({ version, folder, executable, source }: Unpacked): ElectronInstallation {
  return { version, executable: join(folder, executable), source, launcher: true, modes: [] }
}

/** The executable of a file, a distribution's folder or a package's folder; its real path, as Electron itself resolves it. */
async function executableAt(path: string): Promise<string> {
  const about = await stat(path).catch(() => undefined)
  if (about === undefined) throw new Error(`${path} is no Electron: there is nothing.`)
  if (about.isFile()) return await realpath(path)
  const named = await readFile(join(path, 'path.txt'), 'utf8').catch(() => undefined)
  const marker = await unpackedElectron(basename(path))
  const candidates = [
    ...(marker && (await realpath(marker.folder)) === (await realpath(path)) ? [marker.executable] : []),
    ...(named === undefined ? [] : [join('dist', named.trim())]),
    officialExecutable(),
    join('dist', officialExecutable()),
  ]
  for (const candidate of candidates) {
    const file = join(path, candidate)
    if (await exists(file)) return await realpath(file)
  }
  throw new Error(`${path} is no Electron: the folder holds no ${officialExecutable()}.`)
}

/** From the file `version` that Electron's distributions carry. */
async function versionOf(executable: string, path: string): Promise<string> {
  const above = process.platform === 'darwin' ? join(dirname(executable), '..', '..', '..') : dirname(executable)
  const text = await readFile(join(above, 'version'), 'utf8').catch(() => '')
  const version = valid(text.trim())
  if (version === null)
    throw new Error(`${path} does not tell its version: the file ${join(above, 'version')} is missing.`)
  return version
}

/** The `electron` package of the user's project; none when it is not there or its binary was never fetched. */
async function projectElectron(project: string): Promise<ElectronInstallation[]> {
  try {
    const manifest = createRequire(join(resolve(project), 'package.json')).resolve('electron/package.json')
    const found = await electronAt(dirname(manifest))
    return [{ ...found, source: `package electron of ${resolve(project)}` }]
  } catch {
    return []
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}
