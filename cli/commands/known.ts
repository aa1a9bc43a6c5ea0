import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { replaceFile } from '../../files/replaceFile.ts'
import { entriesFor, withEntries, withFollowers } from '../../properties/accept.ts'
import { type KnownEntry, knownText } from '../../properties/known.ts'
import { openStore } from '../../properties/store.ts'
import { plain } from '../../reports/code/quote.ts'
import { entriesIn } from '../known.ts'
import { refuseLeak } from '../leak.ts'
import { type ExitCode, exitCodes, Misuse, writing } from '../misuse.ts'
import { addFlags } from '../options/flags.ts'
import { defaultKnown, defaultStore, type KnownFlags } from '../options/values.ts'
import { createOutput } from '../output.ts'
import { readText } from '../read.ts'

/** `known add <id...>`: findings into the reviewed file of divergences that do not fail a run. */
export function addKnown(program: Command, done: (code: ExitCode) => void): void {
  const known = program.command('known').description('divergences that do not fail a run')
  addFlags(known.command('add [id...]'), 'known')
    .description('accept findings and all that follows from them, in a file to review')
    .action(async (ids: string[], flags: KnownFlags) => done(await add(ids, flags)))
}

async function add(ids: readonly string[], flags: KnownFlags): Promise<ExitCode> {
  if ((ids.length === 0) === (flags.all === undefined))
    throw new Misuse('Name the findings to accept by their ids, or all with --all; not both.')
  if (flags.expires !== undefined && flags.expires < new Date().toISOString().slice(0, 10))
    throw new Misuse(`--expires ${flags.expires} is over: name a day to come, or leave it out.`)
  const store = openStore(flags.store ?? defaultStore)
  const { findings: stored, faults } = store.list()
  for (const fault of faults) process.stderr.write(`${plain(fault, 500)}\n`)
  const findings = withFollowers(flags.all ? stored : ids.map((id) => store.load(id)), stored)
  for (const finding of findings) refuseLeak(finding)
  const file = flags.known ?? defaultKnown
  const present = existsSync(file) ? entriesIn(await readText(file), file) : []
  const { reason, link, expires } = flags
  const why = { reason, ...(link === undefined ? {} : { link }), ...(expires === undefined ? {} : { expires }) }
  const added = entriesFor(findings, why, present)
  if (added.length > 0) write(file, withEntries(present, added))
  const { print } = createOutput({})
  for (const { signature } of added) print(`known  ${plain(signature, 500)}`)
  const entries = added.length === 1 ? 'a new entry' : `${added.length === 0 ? 'no' : added.length} new entries`
  print(`${plain(file)} has ${entries}${added.length === 0 ? '.' : ': review it.'}`)
  return exitCodes.agree
}

/** What is written can be read again. */
function write(file: string, entries: readonly KnownEntry[]): void {
  const text = knownText(entries)
  entriesIn(text, file)
  writing(`The file ${plain(file)}`, () => replaceFile(file, text))
}
