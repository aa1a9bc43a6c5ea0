import type { Command } from 'commander'
import {
  defaultVersions,
  installDependencies,
  installElectron,
  listElectrons,
} from '../../implementations/electron/index.ts'
import { type ExitCode, exitCodes } from '../misuse.ts'
import { addFlags } from '../options/flags.ts'
import type { InstallFlags, ListFlags } from '../options/values.ts'
import { createOutput } from '../output.ts'
import { version } from '../version.ts'

/** `electron install [version...]` and `electron list`. */
export function addElectron(program: Command, done: (code: ExitCode) => void): void {
  const electron = program.command('electron').description('install and list Electrons to test')
  addFlags(electron.command('install [version...]'), 'install')
    .description('install versions of Electron into a cache of your user')
    .action(async (versions: string[], flags: InstallFlags) => {
      await install(versions, flags)
      done(exitCodes.agree)
    })
  addFlags(electron.command('list'), 'list')
    .description('list the Electrons that are found')
    .action(async (flags: ListFlags) => {
      await list(flags)
      done(exitCodes.agree)
    })
}

async function install(versions: readonly string[], flags: InstallFlags): Promise<void> {
  const { print } = createOutput({})
  const progress = (line: string): void => {
    if (!flags.quiet) print(line)
  }
  if (flags.withDeps) {
    const { installed } = await installDependencies(progress)
    print(`Packages: ${installed.length > 0 ? `installed ${installed.join(', ')}` : 'all there'}.`)
  }
  for (const wanted of versions.length > 0 ? versions : await defaultVersions(flags.from)) {
    const one = await installElectron(wanted, { ...(flags.from ? { from: flags.from } : {}), progress })
    print(
      `Electron ${one.version} ${one.already ? 'is already there' : 'is installed'}: ${one.folder} (${one.source}).`,
    )
  }
}

async function list(flags: ListFlags): Promise<void> {
  const { print, object } = createOutput(flags)
  const electrons = await listElectrons()
  for (const electron of electrons) print(`${electron.version}  ${electron.source}  ${electron.executable}`)
  if (electrons.length === 0) print('No Electron is installed. Get one: bridgecheck electron install 33.2.1')
  object({ version, electrons })
}
