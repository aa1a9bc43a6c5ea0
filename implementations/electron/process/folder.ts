import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ElectronMode, isolatedWorldId } from '../../../model/adapterName.ts'
import { electronMainSource, electronPageSource, electronPreloadSource } from '../../bundles/generated.ts'

/** The temporary folder of one Electron process: the application, its profile and its socket. */
export interface SessionFolder {
  path: string
  /** unix socket in the folder, or named pipe */
  socket: string
  remove(): Promise<void>
}

async function makeFolder(former: string | undefined): Promise<string> {
  if (former === undefined) return await mkdtemp(join(tmpdir(), 'bridgecheck-electron-'))
  // Fails where there is one: it would be somebody else's.
  await mkdir(former, { mode: 0o700 })
  return former
}

/** With `isolatedWorld` the main process starts the script in a world of its own, and the page names that world. */
const pageIn = (world: number | undefined): string => {
  const [attribute, script] =
    world === undefined ? ['', '<script src="page.js"></script>'] : [` data-world="${world}"`, '']
  return `<!doctype html><html${attribute}><meta charset="utf-8"><title>bridgecheck</title>${script}\n`
}
const manifest = { name: 'bridgecheck-session', version: '1.0.0', main: 'main.js' }

/**
 * Makes the folder, readable by this user only, and writes the application into it.
 * @param former where a folder was before that is removed: a page in it has the same address
 */
export async function makeSessionFolder(modes: readonly ElectronMode[], former?: string): Promise<SessionFolder> {
  const path = await makeFolder(former)
  const files = {
    'package.json': JSON.stringify(manifest),
    'main.js': electronMainSource,
    'preload.js': electronPreloadSource,
    'page.js': electronPageSource,
    'page.html': pageIn(modes.includes('isolatedWorld') ? isolatedWorldId : undefined),
  }
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(path, name), text)))
  const pipe = `\\\\.\\pipe\\bridgecheck-${randomBytes(16).toString('hex')}`
  return {
    path,
    socket: process.platform === 'win32' ? pipe : join(path, 'socket'),
    remove: () => rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }),
  }
}
