import type { Command } from 'commander'
import { rules } from '../../model/rules/registry.ts'
import { sizeOf } from '../../properties/reduce/order.ts'
import { plain } from '../../reports/code/quote.ts'
import { publicForm, type ReportedDivergence } from '../../reports/divergence.ts'
import { expectationOf } from '../../reports/expectation.ts'
import { findingText } from '../../reports/finding-text.ts'
import { adaptersFor, findNamed, logFor } from '../find.ts'
import { type ExitCode, exitCodes } from '../misuse.ts'
import { addFlags } from '../options/flags.ts'
import { defaultStore, type ReplayFlags } from '../options/values.ts'
import { createOutput, type Output } from '../output.ts'
import { type Replayed, type ReplayResult, replayOn } from '../replay.ts'
import { sameReplayCommand } from '../replay-command.ts'
import { version } from '../version.ts'

/** `replay <file | id>`: whether a finding still diverges, or what a scenario does. */
export function addReplay(program: Command, done: (code: ExitCode) => void): void {
  addFlags(program.command('replay <file|id>'), 'replay')
    .description('run one scenario or finding again: FIXED, STILL DIVERGES or ERROR')
    .action(async (what: string, flags: ReplayFlags) => done(await replay(what, flags)))
}

async function replay(what: string, flags: ReplayFlags): Promise<ExitCode> {
  const output = createOutput(flags)
  const replayed: Replayed = await findNamed(what, flags.store ?? defaultStore)
  const { adapters } = await adaptersFor(replayed, flags)
  const command = sameReplayCommand(what, flags)
  const results: ReplayResult[] = []
  for (const adapter of adapters) {
    const profile = flags.profile ?? replayed.profile ?? adapter.profile
    const result = await replayOn(adapter, replayed, profile, logFor(flags))
    results.push(result)
    show(result, replayed, command, flags, output)
  }
  output.object({ version, results: results.map((result) => resultObject(result, replayed, command)) })
  if (results.some(({ is }) => is === 'STILL DIVERGES')) return exitCodes.divergence
  return results.some(({ is }) => is === 'ERROR') ? exitCodes.misuse : exitCodes.agree
}

function show(result: ReplayResult, replayed: Replayed, command: string, flags: ReplayFlags, output: Output): void {
  const { colors, print } = output
  const { adapter, of } = expectationOf(result.adapter, result.profile)
  switch (result.is) {
    case 'FIXED':
      return print(`${colors.green('FIXED')}  ${adapter} agrees with ${of}.`)
    case 'ERROR':
      return void process.stderr.write(`ERROR  ${plain(result.adapter)}: ${plain(result.reason, 500)}\n`)
    case 'STILL DIVERGES': {
      const other = result.other ? ', with another signature' : ''
      print(`${colors.red('STILL DIVERGES')}  ${adapter} from ${of}${other}.`)
      if (flags.quiet) return
      const divergence = divergenceOf(result, replayed, command)
      print(
        findingText(
          divergence,
          rules.find(({ id }) => id === divergence.rule),
          colors,
        ),
      )
    }
  }
}

function divergenceOf(
  result: Extract<ReplayResult, { is: 'STILL DIVERGES' }>,
  replayed: Replayed,
  command: string,
): ReportedDivergence {
  const { rule, kind, at, predicted, observed } = result.difference
  const { adapter, profile, signature } = result
  const { scenario } = replayed
  const size = sizeOf(scenario)
  // A scenario that was found to leak is not shown for what it shows today.
  const before = replayed.signature === undefined ? [] : [replayed.signature, ...(replayed.alsoShows ?? [])]
  const alsoShows = [...result.alsoShows, ...before]
  const shown = { adapter, profile, signature, alsoShows, rule, kind, at, predicted, observed, scenario }
  return { id: '', ...shown, sizeBefore: size, sizeAfter: size, replay: command }
}

function resultObject(result: ReplayResult, replayed: Replayed, command: string): object {
  if (result.is !== 'STILL DIVERGES') return result
  const { adapter, profile, is } = result
  return { adapter, profile, is, ...publicForm(divergenceOf(result, replayed, command)) }
}
