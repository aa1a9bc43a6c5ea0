import type { Command } from 'commander'
import { openContained } from '../../properties/campaign/staff.ts'
import { isPrivate, reportPrivately } from '../../reports/divergence.ts'
import { witness } from '../export/witness.ts'
import { type Exported, exportTo, usualForm } from '../export/write.ts'
import { adaptersFor, findNamed, logFor } from '../find.ts'
import { type ExitCode, exitCodes, Misuse } from '../misuse.ts'
import { addFlags } from '../options/flags.ts'
import { defaultStore, type ExportFlags } from '../options/values.ts'
import { createOutput, type Output } from '../output.ts'
import type { Replayed } from '../replay.ts'
import { version } from '../version.ts'

/** `export <id | file>`: a finding as something that others can run. */
export function addExport(program: Command, done: (code: ExitCode) => void): void {
  addFlags(program.command('export <id|file>'), 'export')
    .description(
      'write a finding as an Electron Fiddle, a test file or a scenario, and run it to be sure that it shows',
    )
    .action(async (what: string, flags: ExportFlags) => done(await exportFinding(what, flags)))
}

async function exportFinding(what: string, flags: ExportFlags): Promise<ExitCode> {
  const output = createOutput(flags)
  const replayed: Replayed = await findNamed(what, flags.store ?? defaultStore)
  const { adapters, specifiers } = await adaptersFor(replayed, flags)
  if (adapters.length > 1)
    throw new Misuse(
      `Name the one implementation that diverges with --adapter: ${adapters.map(({ id }) => id).join(', ')}.`,
    )
  const adapter = adapters[0]!
  const session = await openContained(adapter, logFor(flags))
  const witnessed = await witness(
    adapter,
    session,
    replayed,
    flags.profile ?? replayed.profile ?? adapter.profile,
  ).finally(() => session.close())
  const form = flags.to ?? usualForm(adapter)
  const specifier = specifiers.get(adapter.id) ?? adapter.id
  const exported = await exportTo(form, witnessed, adapter, specifier, flags.out ?? '.')
  if (isPrivate({ ...witnessed, ...witnessed.difference })) output.print(output.colors.yellow(leakNote))
  show(exported, output)
  const { files: _, ...shown } = exported
  output.object({ version, ...shown })
  return exported.verification.is === 'failed' ? exitCodes.misuse : exitCodes.agree
}

const leakNote = `This is a leak in an Electron. ${reportPrivately}`

function show({ path, form, verification }: Exported, { colors, print }: Output): void {
  print(`${path}  ${form}`)
  switch (verification.is) {
    case 'verified':
      return print(
        colors.green(
          form === 'scenario' ? 'VERIFIED  It diverged just now.' : 'VERIFIED  It ran and shows the difference.',
        ),
      )
    case 'not verified':
      return print(colors.yellow(`NOT VERIFIED  ${verification.reason}`))
    case 'failed':
      return void process.stderr.write(`NOT REPRODUCED  ${path}: ${verification.reason}\n`)
  }
}
