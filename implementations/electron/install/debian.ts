import { spawn, spawnSync } from 'node:child_process'
import { text } from 'node:stream/consumers'

/**
 * What Electron and its display need on Debian and Ubuntu, with everything else in the dependencies of these.
 * Later releases renamed two of them (64-bit time); the first that the machine's package lists know is taken.
 */
export const debianPackages: readonly (readonly [string, ...string[]])[] = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libasound2t64', 'libasound2'],
  ['libgbm1'],
  ['xvfb'],
]

/** What `installDependencies` did: the packages that it installed; none when all were there. */
export interface InstalledPackages {
  installed: string[]
}

/**
 * Installs the Debian packages that are missing, with apt-get.
 *
 * @throws Error with one sentence that names the packages, where it can't install them: no apt-get, not root, apt-get failed
 */
export async function installDependencies(progress?: (line: string) => void): Promise<InstalledPackages> {
  if (process.platform !== 'linux') return { installed: [] }
  const missing = debianPackages.filter((names) => !names.some(isInstalled))
  if (missing.length === 0) return { installed: [] }
  const old = missing.map((names) => names[names.length - 1]).join(' ')
  if (spawnSync('apt-get', ['--version']).status !== 0) {
    throw new Error(`Only Debian and Ubuntu packages can be installed here: install what your system calls ${old}.`)
  }
  if (process.getuid?.() !== 0) {
    throw new Error(
      `Installing Debian packages needs root: run "sudo apt-get install --no-install-recommends ${old}" first.`,
    )
  }
  progress?.('Debian packages: apt-get update')
  await aptGet(['update'])
  const names = missing.map((names) => names.find(isKnown) ?? names[names.length - 1]!)
  progress?.(`Debian packages: apt-get install ${names.join(' ')}`)
  await aptGet(['install', '-y', '--no-install-recommends', ...names])
  return { installed: names }
}

function isInstalled(name: string): boolean {
  const asked = spawnSync('dpkg-query', ['--status', name], { encoding: 'utf8' })
  return asked.status === 0 && /^Status: .* ok installed$/m.test(asked.stdout)
}

/** A real package, not only a name that others provide. */
function isKnown(name: string): boolean {
  const asked = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' })
  return asked.status === 0 && /Candidate: (?!\(none\))/.test(asked.stdout)
}

async function aptGet(args: readonly string[]): Promise<void> {
  const child = spawn('apt-get', ['-q', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1))
    child.once('close', (code) => resolve(code ?? 1))
  })
  const [code, said] = await Promise.all([ended, text(child.stderr)])
  if (code === 0) return
  const line = said.split('\n').find((each) => each.startsWith('E:')) ?? `exit code ${code}`
  throw new Error(`"apt-get ${args.join(' ')}" failed: ${line}`)
}
