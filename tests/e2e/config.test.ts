import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bridgecheck, emptyFolder } from './spawn.ts'

function folderWith(name: string, text: string): string {
  const cwd = emptyFolder()
  writeFileSync(join(cwd, name), text)
  return cwd
}

const settings = { adapter: ['vm'], seed: 5, cases: 20, quiet: true, 'with-deps': true }

describe('the config file', () => {
  it('holds the names of the flags; flags win, also over what contradicts them', async () => {
    const cwd = folderWith('bridgecheck.config.json', JSON.stringify(settings))
    expect((await bridgecheck(['run'], { cwd })).stdout).toMatch(/^AGREE: 20 cases in .*, seed 5\.\n$/)
    const { stdout } = await bridgecheck(['run', '--seed', '6', '--verbose'], { cwd })
    expect(stdout).toContain('seed 6')
    expect(stdout).toContain('vm: opened')
  })

  it('asks for JSON of what goes wrong too', async () => {
    const cwd = folderWith('bridgecheck.config.json', JSON.stringify({ json: true, adapter: ['./none.mjs'] }))
    const { code, stdout } = await bridgecheck(['run'], { cwd })
    expect(JSON.parse(stdout)).toMatchObject({ error: expect.stringContaining('none.mjs') })
    expect(code).toBe(2)
  })

  it('under a name that is not read is refused', async () => {
    const { code, stderr } = await bridgecheck(['run'], { cwd: folderWith('bridgecheck.config.js', '') })
    expect(stderr).toBe(
      'bridgecheck.config.js is no config file that bridgecheck reads: write bridgecheck.config.mjs or bridgecheck.config.json.\n',
    )
    expect(code).toBe(2)
  })

  it('may be a module', async () => {
    const cwd = folderWith('bridgecheck.config.mjs', `export default ${JSON.stringify(settings)}\n`)
    expect((await bridgecheck(['run'], { cwd })).stdout).toMatch(/^AGREE: 20 cases in .*, seed 5\.\n$/)
  })

  it.each([
    ['{"seeds": 1}', /: "seeds" is no option; use the names of the flags without the dashes\.$/],
    ['{"seed": 1.5}', /^bridgecheck\.config\.json: --seed "1\.5" is no 32-bit signed integer/],
    ['{"quiet": "yes"}', /: "quiet" is neither true nor false\.$/],
    ['{"seed": {}}', /: "seed" is neither a text nor a number nor a list of them\.$/],
    ['{"seed": [1, 2]}', /^bridgecheck\.config\.json: --seed is given twice; give it once\.$/],
    ['[]', / holds no object with settings\.$/],
    ['{', /^The config file bridgecheck\.config\.json can't be read: .*\.$/],
    ['{"quiet": true, "verbose": true}', /"quiet" and "verbose" contradict each other\.$/],
  ])('%s is refused with one sentence', async (text, sentence) => {
    const { code, stderr } = await bridgecheck(['run'], { cwd: folderWith('bridgecheck.config.json', text) })
    expect(stderr.trimEnd()).toMatch(sentence)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(code).toBe(2)
  })
})
