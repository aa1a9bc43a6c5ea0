import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { electronMainSource, electronPageSource, electronPreloadSource } from '../../bundles/generated.ts'

/** The temporary folder of one Electron process: the application, its profile and its socket. */
export interface SessionFolder {
  path: string
  /** unix socket in the folder, or named pipe */
  socket: string
  remove(): Promise<void>
}

const page = '<!doctype html><meta charset="utf-8"><title>bridgecheck</title><script src="page.js"></script>\n'
const manifest = { name: 'bridgecheck-session', version: '1.0.0', main: 'main.js' }

/** Makes the folder, readable by this user only, and writes the application into it. */
export async function makeSessionFolder(): Promise<SessionFolder> {
  const path = await mkdtemp(join(tmpdir(), 'bridgecheck-electron-'))
  const files = {
    'package.json': JSON.stringify(manifest),
    'main.js': electronMainSource,
    'preload.js': electronPreloadSource,
    'page.js': electronPageSource,
    'page.html': page,
  }
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(path, name), text)))
  const pipe = `\\\\.\\pipe\\bridgecheck-${randomBytes(16).toString('hex')}`
  return {
    path,
    socket: process.platform === 'win32' ? pipe : join(path, 'socket'),
    remove: () => rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }),
  }
}
