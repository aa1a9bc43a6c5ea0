import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bridgecheck, naiveFake, projectFolder, startBridgecheck } from './spawn.ts'

/** A project with the naive fake as an adapter, below code of its own. */
function projectWith(code: string): string {
  const cwd = projectFolder()
  writeFileSync(join(cwd, 'fake.mjs'), `${code}\n${readFileSync(naiveFake, 'utf8')}`)
  return cwd
}

const run = ['run', '--adapter', './fake.mjs', '--cases', '20', '--max-divergences', '1']

describe('whatever an adapter module does to the process, a command', () => {
  it.each([
    ['exits with 0', 'process.exit(0)'],
    ['waits for what never comes', 'await new Promise(() => {})'],
  ])('does not agree when it %s', async (_, code) => {
    const ended = await bridgecheck(run, { cwd: projectWith(code) })
    expect(ended.stderr).toBe(
      'An adapter or a config file ended the process before there was a verdict, or waits for what never comes.\n',
    )
    expect(ended.code).toBe(2)
  })

  it('keeps stdout to its one object under --json, although it prints with the console', async () => {
    const cwd = projectWith("console.log('hello'); console.info('hello')")
    const { stdout, stderr } = await bridgecheck([...run, '--json'], { cwd })
    expect(JSON.parse(stdout).seed).toBe(1)
    expect(stderr).toContain('hello\nhello\n')
  })

  it('tells of what it throws later, in one sentence', async () => {
    const ended = await bridgecheck(run, { cwd: projectWith("setTimeout(() => { throw new Error('late') }, 1)") })
    expect(ended.stderr.trimEnd().split('\n').at(-1)).toBe('Code that is not of this command threw while it ran: late.')
    expect(ended.code).toBe(2)
  })

  it('ends although it holds a timer', async () => {
    const { code, stdout } = await bridgecheck(run, { cwd: projectWith('setInterval(() => {}, 1000)') })
    expect(stdout).toContain('DIVERGE: ')
    expect(code).toBe(1)
  })
})

it('a reader that goes away changes no verdict', async () => {
  const running = startBridgecheck(['run', '--adapter', 'vm', '--cases', '200'])
  running.closeOutput()
  const { code, stderr } = await running.ended
  expect(stderr).toBe('')
  expect(code).toBe(0)
})
