import { type ChildProcess, spawn } from 'node:child_process'
import { appVariable } from '../install/launcher.ts'
import type { ElectronInstallation } from '../installation.ts'
import type { Display } from './display.ts'

/**
 * Starts an Electron with the application of a folder.
 * @param profile the folder that Chromium may write into
 * @param variables more environment variables
 */
export function startElectron(
  electron: ElectronInstallation,
  folder: string,
  profile: string,
  display: Display | undefined,
  variables: Record<string, string> = {},
): ChildProcess {
  const { ELECTRON_RUN_AS_NODE: _node, NODE_OPTIONS: _options, ...env } = process.env
  const args = ['--disable-gpu', `--user-data-dir=${profile}`]
  // Chromium's own sandbox refuses to start as root.
  if (process.getuid?.() === 0) args.push('--no-sandbox')
  // A network process would outlive its parent for a moment and write into the profile that was just removed.
  args.push('--enable-features=NetworkServiceInProcess2')
  // Containers often have a tiny /dev/shm.
  if (process.platform === 'linux') args.push('--disable-dev-shm-usage')
  if (!electron.launcher) args.push(folder)
  return spawn(electron.executable, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // In a group of its own, Ctrl-C in a terminal reaches the campaign and not its Electron.
    detached: process.platform !== 'win32',
    env: {
      ...env,
      ...(display && { DISPLAY: display.name }),
      ...variables,
      [appVariable]: folder,
      ELECTRON_DISABLE_SECURITY_WARNINGS: '1',
    },
  })
}
