import { EventEmitter } from 'node:events'
import { versionOf } from '../version.ts'
import { take } from './define.ts'

/** What a process says of itself, and what it can be asked; nothing by which a script would end the test's process. */
const values = [
  'arch',
  'argv',
  'argv0',
  'execArgv',
  'execPath',
  'pid',
  'platform',
  'ppid',
  'release',
  'title',
  'version',
]
const functions = [
  'cpuUsage',
  'cwd',
  'emitWarning',
  'getegid',
  'geteuid',
  'getgid',
  'getgroups',
  'getuid',
  'hrtime',
  'memoryUsage',
  'nextTick',
  'resourceUsage',
  'umask',
  'uptime',
]
const streams = ['stderr', 'stdin', 'stdout']

/**
 * `process` as a preload script of that Electron sees it: an emitter of its own with what Node says of the test's
 * process, and with what Electron adds for the main frame of a sandboxed renderer with context isolation. Its functions
 * and streams are looked up when they are used: fakes work, and Node opens streams only then.
 */
export function rendererProcess(electron: string): EventEmitter {
  const own = new EventEmitter()
  for (const name of values) Object.assign(own, { [name]: copy(Reflect.get(process, name)) })
  take(own, process, [...functions, ...streams])
  return Object.assign(own, {
    type: 'renderer',
    contextIsolated: true,
    sandboxed: true,
    isMainFrame: true,
    env: { ...process.env },
    versions: { ...process.versions, ...versionsOf(electron) },
  })
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return [...value]
  return typeof value === 'object' ? { ...value } : value
}

/** From 15 on Electron's timeline takes every second Chromium. */
function versionsOf(electron: string): Record<string, string> {
  const version = versionOf(electron)
  return { electron: version, chrome: `${2 * Number.parseInt(version, 10) + 64}.0.0.0` }
}
