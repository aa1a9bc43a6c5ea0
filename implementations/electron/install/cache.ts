import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** What stands in `bridgecheck.json` beside an Electron that bridgecheck unpacked: written last, so it proves a whole install. */
export interface Marker {
  version: string
  source: string
  /** path of the executable, relative to the folder of the distribution */
  executable: string
}

export interface Unpacked extends Marker {
  /** absolute path of the folder */
  folder: string
}

const markerFile = 'bridgecheck.json'
const partPrefix = '.part-'

/** The per-user cache folder: `BRIDGECHECK_CACHE`, or what the platform's convention says. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env, platform: string = process.platform): string {
  if (env.BRIDGECHECK_CACHE) return env.BRIDGECHECK_CACHE
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'bridgecheck')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'bridgecheck')
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'bridgecheck')
}

/** Folder of all unpacked Electrons, one subfolder per version. */
function electronsFolder(env?: NodeJS.ProcessEnv): string {
  return join(cacheFolder(env), 'electron')
}

/** The unpacked Electron of that version, or undefined when there is none that is whole. */
export async function unpackedElectron(version: string): Promise<Unpacked | undefined> {
  const folder = join(electronsFolder(), version)
  const text = await readFile(join(folder, markerFile), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const marker = parseJson(text)
  return isMarker(marker) ? { ...marker, folder } : undefined
}

/** All whole Electrons of the cache. */
export async function unpackedElectrons(): Promise<Unpacked[]> {
  const names = await readdir(electronsFolder()).catch(() => [])
  const found = await Promise.all(names.filter((name) => !name.startsWith('.')).map(unpackedElectron))
  return found.filter((one) => one !== undefined)
}

/**
 * Fills a new folder by `fill` and moves it into the cache in one step, so that a broken install never looks whole.
 * Two that install the same version at once both succeed: the second finds the first one's.
 */
export async function addToCache(marker: Marker, fill: (folder: string) => Promise<void>): Promise<Unpacked> {
  const root = electronsFolder()
  await writable(root)
  await removeAbandoned(root)
  const part = join(root, `${partPrefix}${process.pid}-${marker.version}`)
  const folder = join(root, marker.version)
  try {
    await rm(part, { recursive: true, force: true })
    await mkdir(part)
    await fill(part)
    await writeFile(join(part, markerFile), `${JSON.stringify(marker, null, 2)}\n`)
    if ((await unpackedElectron(marker.version)) === undefined) {
      await rm(folder, { recursive: true, force: true })
      await rename(part, folder)
    }
  } catch (error) {
    // Another may have been faster: by any system's code for a folder in the way, a whole one is there.
    if ((await unpackedElectron(marker.version)) === undefined) throw error
  } finally {
    await rm(part, { recursive: true, force: true })
  }
  return { ...marker, folder }
}

async function writable(root: string): Promise<void> {
  try {
    await mkdir(root, { recursive: true })
    const probe = join(root, `${partPrefix}${process.pid}-probe`)
    await mkdir(probe)
    await rm(probe, { recursive: true })
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error)
    throw new Error(`The cache folder ${root} can't be written (${code}): set BRIDGECHECK_CACHE to a folder of yours.`)
  }
}

/** Removes what installs left whose process is gone: a half-finished install is started anew. */
async function removeAbandoned(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    const owner = new RegExp(`^${partPrefix}(\\d+)-`).exec(name)?.[1]
    if (owner !== undefined && !isAlive(Number(owner))) await rm(join(root, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** By hand: a worker that opens an Electron would load a schema library for these three strings. */
function isMarker(json: unknown): json is Marker {
  if (typeof json !== 'object' || json === null) return false
  const { version, source, executable } = json as Partial<Record<keyof Marker, unknown>>
  return [version, source, executable].every((part) => typeof part === 'string')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
