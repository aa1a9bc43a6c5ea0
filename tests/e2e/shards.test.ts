import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { reportIn, timeless } from '../scale/timeless.ts'
import { bridgecheck, emptyFolder } from './spawn.ts'

const blob = (index: number, count = 3): string => `part-${index}/shard-${index}-of-${count}.blob`

async function shard(cwd: string, index: number, args: readonly string[], count = 3): Promise<void> {
  const report = join(cwd, `part-${index}`)
  const all = ['run', ...args, '--shard', `${index}/${count}`, '--report', report, '--quiet']
  const { code, stderr } = await bridgecheck(all)
  expect({ code: code === 2 ? 2 : 'done', stderr }).toEqual({ code: 'done', stderr: '' })
}

describe('merged shards are the unsharded campaign, to the byte', () => {
  it.each<[number, string[]]>([
    [240, ['vm', 'vm!lose-receiver']],
    [120, ['vm!keep-error-class']],
    [120, ['vm!without-promise']],
  ])('%i cases on %s', async (cases, adapters) => {
    const cwd = emptyFolder()
    const args = [
      ...adapters.flatMap((adapter) => ['--adapter', adapter]),
      '--cases',
      String(cases),
      '--seed',
      '7',
      '--workers',
      '1',
    ]
    const whole = await bridgecheck(['run', ...args, '--report', 'whole', '--json'], { cwd })
    await Promise.all([1, 2, 3].map((index) => shard(cwd, index, args)))
    const merged = await bridgecheck(['merge', blob(2), blob(3), blob(1), '--report', 'merged', '--json'], { cwd })
    expect(timeless(merged.stdout)).toBe(timeless(whole.stdout))
    expect(merged.code).toBe(whole.code)
    expect(reportIn(join(cwd, 'merged'))).toEqual(reportIn(join(cwd, 'whole')))
    expect(JSON.parse(merged.stdout).adapters[adapters[0]!].cases).toBe(cases)
  })
})

describe('a blob that does not fit is one sentence and exit code 2:', () => {
  let cwd: string
  const copy = (from: string, to: string): string => {
    writeFileSync(join(cwd, to), readFileSync(join(cwd, from)))
    return to
  }
  const merge = async (...blobs: string[]): Promise<string> => {
    const { code, stdout, stderr } = await bridgecheck(['merge', ...blobs], { cwd })
    expect({ code, stdout, lines: stderr.trim().split('\n').length }).toEqual({ code: 2, stdout: '', lines: 1 })
    return stderr.trim()
  }

  beforeAll(async () => {
    cwd = emptyFolder()
    for (const index of [1, 2, 3]) await shard(cwd, index, ['--adapter', 'vm', '--cases', '30'])
  })

  it('missing', async () => {
    expect(await merge(blob(1), blob(3))).toBe('Shard 2 of 3 is missing: give its blob too.')
    expect(await merge(blob(1), 'nowhere.blob')).toBe('The blob nowhere.blob does not exist.')
  })

  it('given twice', async () => {
    const twin = copy(blob(2), 'twin.blob')
    expect(await merge(blob(1), blob(2), blob(3), twin)).toBe(
      `${blob(2)} and twin.blob both hold shard 2 of 3: give each shard once.`,
    )
  })

  it('cut off at any place', async () => {
    const { length } = readFileSync(join(cwd, blob(2)))
    for (const at of [0, 5, 100, 300, length - 240, length - 2, length - 1]) {
      const cut = copy(blob(2), 'cut.blob')
      truncateSync(join(cwd, cut), at)
      expect(await merge(blob(1), cut, blob(3))).toMatch(
        /^cut\.blob is (cut off: it has \d+ of \d+|no blob of bridgecheck)/,
      )
    }
  })

  it('changed', async () => {
    const text = readFileSync(join(cwd, blob(2)), 'utf8')
    writeFileSync(join(cwd, 'changed.blob'), text.replace('"agree":', '"agreE":'))
    expect(await merge(blob(1), 'changed.blob', blob(3))).toBe(
      'changed.blob was changed after it was written: run its shard again.',
    )
  })

  it('of another campaign', async () => {
    const other = emptyFolder()
    await shard(other, 2, ['--adapter', 'vm', '--cases', '30', '--seed', '9'])
    const foreign = join(other, blob(2))
    expect(await merge(blob(1), foreign, blob(3))).toBe(
      `${foreign} belongs to another campaign than ${blob(1)}: its seed differs.`,
    )
    await shard(other, 1, ['--adapter', 'vm', '--cases', '30'], 2)
    expect(await merge(join(other, blob(1, 2)), blob(2), blob(3))).toMatch(/: its number of shards differs\.$/)
  })

  it('no blob at all', async () => {
    writeFileSync(join(cwd, 'page.html'), '<html>')
    expect(await merge(blob(1), 'page.html')).toBe(
      'page.html is no blob of bridgecheck: --shard and --out write blobs.',
    )
  })
})
