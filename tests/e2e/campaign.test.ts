import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { version } from '../../cli/version.ts'
import { parseCorpusCase } from '../../properties/corpus.ts'
import { bridgecheck, emptyFolder, naiveFake } from './spawn.ts'

const vm = ['--adapter', 'vm']
const fake = ['--adapter', naiveFake]

describe('run', () => {
  it('agrees on vm: exit code 0, a verdict, and nothing left behind', async () => {
    const cwd = emptyFolder()
    const { code, stdout, stderr } = await bridgecheck(['run', ...vm, '--cases', '200'], { cwd })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^AGREE: 200 cases in 0:\d\d, seed 1\.$/m)
    expect(stdout).toMatch(/^ +corpus: \d+ agree {2}\d+ inapplicable$/m)
    expect(readdirSync(cwd)).toEqual([])
  })

  it('prints exactly one object with --json, and human text on stderr', async () => {
    const { code, stdout, stderr } = await bridgecheck(['run', ...vm, '--cases', '50', '--seed', '-7', '--json'])
    expect(code).toBe(0)
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
    expect(stderr).toContain('AGREE: 50 cases')
    const summary = JSON.parse(stdout)
    expect(summary).toMatchObject({ version, seed: -7, cases: 50, durationMs: expect.any(Number) })
    const count = expect.any(Number)
    expect(summary.adapters.vm).toMatchObject({
      profile: 'newest',
      agree: count,
      inapplicable: count,
      known: 0,
      flaky: 0,
      crash: count,
      hang: 0,
      setValued: 0,
      warnings: [],
      casesPerSecond: count,
      divergences: [],
      knownDivergences: [],
    })
    const { agree, inapplicable, corpus } = summary.adapters.vm
    expect(agree + inapplicable).toBe(50)
    expect(corpus.cases).toBeGreaterThan(60)
    expect(corpus.agree + corpus.inapplicable).toBe(corpus.cases)
    expect(Object.keys(corpus.reasons).sort()).toEqual(
      ['blob', 'dom', 'ipcRenderer', 'nodeBuffer', 'window'].map((capability) => `the adapter has no ${capability}`),
    )
  })

  it('finds a fault, shows the smallest scenario as code, writes the report, and replays', async () => {
    const cwd = emptyFolder()
    const found = await bridgecheck(
      ['run', ...fake, '--cases', '100', '--max-divergences', '1', '--json', '--report', 'report'],
      { cwd },
    )
    expect(found.code).toBe(1)
    const { divergences } = JSON.parse(found.stdout).adapters['naive-fake']
    expect(divergences).toHaveLength(1)
    const [divergence] = divergences
    expect(Object.keys(divergence)).toEqual([
      ...[
        'signature',
        'kind',
        'rule',
        'at',
        'predicted',
        'observed',
        'scenario',
        'sizeBefore',
        'sizeAfter',
        'replay',
        'explanation',
      ],
    ])
    expect(divergence.sizeAfter).toBeLessThan(divergence.sizeBefore)
    expect(found.stderr).toContain("contextBridge.exposeInMainWorld('api', ")
    expect(found.stderr).toContain(`replay     ${divergence.replay}`)
    const [id] = readdirSync(join(cwd, '.bridgecheck'))
    expect(readdirSync(join(cwd, 'report')).sort()).toEqual([
      ...[
        'annotations.txt',
        'events.ndjson',
        'findings',
        'index.html',
        'job-summary.md',
        'junit.xml',
        'report.sarif',
        'summary.json',
      ],
    ])
    const forms = ['.json', '.md', '.scenario.json', '.test.mjs']
    expect(readdirSync(join(cwd, 'report/findings')).sort()).toEqual(forms.map((form) => id!.replace('.json', form)))

    const page = await bridgecheck(['replay', join('report/findings', id!), ...fake, '--quiet'], { cwd })
    expect(page).toMatchObject({ code: 1, stdout: 'STILL DIVERGES  naive-fake from profile newest.\n' })
    writeFileSync(join(cwd, 'report/findings/notes.txt'), '')
    await bridgecheck(['run', ...vm, '--cases', '20', '--report', 'report'], { cwd })
    expect(readdirSync(join(cwd, 'report/findings'))).toEqual(['notes.txt'])

    const [, , , ...args] = divergence.replay.split(' ')
    expect(divergence.replay).toMatch(/^npx bridgecheck replay [0-9a-f]{10} --adapter /)
    const again = await bridgecheck(['replay', ...args], { cwd })
    expect(again.code).toBe(1)
    expect(again.stdout).toContain('STILL DIVERGES  naive-fake from profile newest.')
    const fixed = await bridgecheck(['replay', args[0], ...vm], { cwd })
    expect(fixed).toMatchObject({ code: 0, stdout: 'FIXED  vm agrees with profile newest.\n' })
    const shown = await bridgecheck(['export', ...args, '--out', 'out'], { cwd })
    expect(shown).toMatchObject({ code: 0, stdout: expect.stringMatching(/^out\/.*\.test\.mjs {2}test\nVERIFIED {2}/) })
    const file = await bridgecheck(['replay', join('.bridgecheck', id!), ...vm, '--json'], { cwd })
    expect(JSON.parse(file.stdout).results).toEqual([{ adapter: 'vm', profile: 'newest', is: 'FIXED' }])
  })

  it('runs the stored findings first, and drops one that no longer happens', async () => {
    const cwd = emptyFolder()
    const args = ['--cases', '20', '--max-divergences', '1', '--quiet']
    await bridgecheck(['run', ...fake, ...args], { cwd })
    const again = await bridgecheck(['run', ...fake, ...args], { cwd })
    expect(again.stdout).toContain('DIVERGE: 1 signature; 0 cases')
    expect(readdirSync(join(cwd, '.bridgecheck'))).toHaveLength(1)

    const adapters = new URL('../../dist/implementations/index.js', import.meta.url)
    const repaired = `import { loadAdapter } from '${adapters}'\nexport default { ...(await loadAdapter('vm')), id: 'naive-fake' }\n`
    writeFileSync(join(cwd, 'repaired.mjs'), repaired)
    const fixed = await bridgecheck(['run', '--adapter', './repaired.mjs', ...args], { cwd })
    expect(fixed.code).toBe(0)
    expect(fixed.stdout).toMatch(/^FIXED {2}[0-9a-f]{10} \(.*\) does not happen any more$/m)
    expect(readdirSync(join(cwd, '.bridgecheck'))).toEqual([])
  })

  it('finds by the corpus what no case was drawn for, and takes a finding into the corpus', async () => {
    const cwd = emptyFolder()
    const args = ['--cases', '1', '--max-divergences', '1', '--json', '--report', 'report']
    const found = await bridgecheck(['run', ...fake, ...args], { cwd })
    const summary = JSON.parse(found.stdout)
    const { corpus, divergences } = summary.adapters['naive-fake']
    expect({ code: found.code, cases: summary.cases, ended: summary.ended }).toEqual({
      ...{ code: 1, cases: 0, ended: 'divergences' },
    })
    expect(corpus.diverge).toBeGreaterThan(0)

    const [name] = readdirSync(join(cwd, '.bridgecheck'))
    const id = name!.replace('.json', '')
    const added = await bridgecheck(['corpus', 'add', id], { cwd })
    expect(added).toMatchObject({ code: 0, stderr: '' })
    const [file] = readdirSync(join(cwd, 'corpus'))
    expect(added.stdout).toBe(`${join('corpus', file!)} is written: review its title and its rules.\n`)
    const one = parseCorpusCase(readFileSync(join(cwd, 'corpus', file!), 'utf8'), file!)
    expect(one.scenario).toEqual(divergences[0].scenario)
    expect(one.rules).toEqual([divergences[0].rule])
    for (const folder of ['.bridgecheck', 'report/findings']) {
      const again = await bridgecheck(['corpus', 'add', join(folder, name!)], { cwd })
      expect(again.code).toBe(2)
      expect(again.stderr).toBe(`${join('corpus', file!)} is already there: rename or remove it first.\n`)
    }
    const replayed = await bridgecheck(['replay', join('corpus', file!), ...vm], { cwd })
    expect(replayed).toMatchObject({ code: 0, stdout: 'FIXED  vm agrees with profile newest.\n' })
    expect((await bridgecheck(['corpus', 'add', join('corpus', file!)], { cwd })).code).toBe(2)
  })

  it('passes over what known-divergences.json names, shows it, and counts it again when the entry expires', async () => {
    const cwd = emptyFolder()
    const args = ['run', '--adapter', 'vm!keep-error-class', '--cases', '60']
    await bridgecheck([...args, '--quiet'], { cwd })
    const file = join(cwd, 'known-divergences.json')
    const why = ['--reason', 'It is planted.', '--link', 'https://example.com/1', '--expires', '9999-12-31']
    const written = await bridgecheck(['known', 'add', '--all', ...why], { cwd })
    expect(written.stdout).toMatch(/^known {2}vm!keep-error-class ERR-COPY .*$/m)
    expect(written.stdout).toMatch(/^known-divergences\.json has \d+ new entries: review it\.$/m)
    const passed = await bridgecheck(args, { cwd })
    expect(passed.stdout).toMatch(/known: vm!keep-error-class .* \(\d+\): It is planted\. https:\/\/example\.com\/1/)
    expect(passed).toMatchObject({ code: 0, stdout: expect.stringMatching(/^AGREE: 60 cases/m) })
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('9999-12-31', '2020-01-01'))
    const failed = await bridgecheck(args, { cwd })
    expect(failed.code).toBe(1)
    expect(failed.stdout).toMatch(
      /warning: The known divergence vm!keep-error-class .* expired on 2020-01-01: it counts again\./,
    )
    const renewed = await bridgecheck(['known', 'add', '--all', ...why], { cwd })
    expect(renewed.code).toBe(0)
    expect(readFileSync(file, 'utf8')).not.toContain('2020-01-01')
    expect((await bridgecheck(['known', 'add', '--all', ...why], { cwd })).stdout).toContain('has no new entries')
  })

  it('tells GitHub Actions: annotations, and a summary of the job', async () => {
    const cwd = emptyFolder()
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(cwd, 'summary.md') }
    writeFileSync(env.GITHUB_STEP_SUMMARY, 'before\n')
    const args = ['run', '--adapter', 'vm!keep-error-class', '--cases', '60', '--max-divergences', '1']
    const { code, stdout } = await bridgecheck(args, { cwd, env })
    expect(code).toBe(1)
    expect(stdout.match(/^::error title=vm!keep-error-class ERR-COPY .*$/gm)).toHaveLength(1)
    expect(readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8')).toMatch(/^before\n## bridgecheck: DIVERGE/)
  })

  it('gives a case by its index', async () => {
    const { code, stdout } = await bridgecheck(['run', ...vm, '--path', '17', '--seed', '3'])
    expect(code).toBe(0)
    expect(stdout).toContain('seed 3, from case 17')
    expect(stdout).toContain('AGREE: 1 case ')
  })

  it('exits with 2 when no case was applicable', async () => {
    const only = ['--path', '0', '--only', 'ARR-THROW', '--seed', '1']
    const { code, stdout } = await bridgecheck(['run', ...vm, ...only])
    expect(code).toBe(2)
    expect(stdout).toContain('NOTHING TESTED: no case was applicable')
  })

  it('prints findings and the verdict only with --quiet', async () => {
    const { stdout } = await bridgecheck(['run', ...vm, '--cases', '20', '--quiet'])
    expect(stdout).toMatch(/^AGREE: .*\n$/)
  })

  it('colors where it is forced, and never with NO_COLOR', async () => {
    const args = ['run', ...vm, '--cases', '20', '--quiet']
    const escape = '\u001b['
    expect((await bridgecheck(args, { env: { FORCE_COLOR: '1' } })).stdout).toContain(escape)
    expect((await bridgecheck(args, { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).stdout).not.toContain(escape)
    expect((await bridgecheck(args)).stdout).not.toContain(escape)
  })
})

describe('fuzz', () => {
  it('ends with a verdict at Ctrl-C', async () => {
    const { code, stdout } = await bridgecheck(['fuzz', ...vm], { interrupt: 'SIGINT' })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^AGREE: [\d,]+ cases in .*, seed -?\d+, stopped\.$/m)
  })

  it('draws another seed each time', async () => {
    const args = ['fuzz', ...vm, '--cases', '1', '--json']
    const [one, two] = await Promise.all([bridgecheck(args), bridgecheck(args)])
    expect(JSON.parse(one.stdout).seed).not.toBe(JSON.parse(two.stdout).seed)
  })
})
