import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { patchable } from '../../model/scenario/words.ts'
import { Names } from './names.ts'
import { patchCode } from './patch.ts'

/** Runs the intrinsics, all of them, in a realm of its own. */
const uses = `
  const list = [1, 2]
  list.length = 1
  list.length = 2
  list[1] = {}.limit
  list.push(2)
  list.map((item) => item)
  const [first] = list
  function run() { return first }
  const bound = run.bind({})
  Promise.resolve(1).then(run)
  new Error('no').stack
  ;[bound(), run.call(), run.apply(), list.length]
`

it.each(patchable)('writes a hook on %s that prints and lets the intrinsic go on', (what) => {
  const key = { 'Object.prototype': 'limit', 'Array.prototype': '1' }[what as string]
  const code = patchCode({ do: 'patch', in: 'main', what, ...(key === undefined ? {} : { key }) })
  const printed: unknown[] = []
  const console = { log: (hook: string) => printed.push(hook) }
  const results: Iterable<unknown> = runInNewContext(`${code};${uses}`, { console })
  expect(Array.from(results)).toEqual([1, 1, 1, 3])
  const names = printed.map((hook) => String(hook).replace(/^(get|set) /, ''))
  expect(new Set(names)).toEqual(new Set([key === undefined ? what : `${what}.${key}`]))
})

it.each(patchable)('hides no value of the scenario behind a name in the hook on %s', (what) => {
  const key = what.endsWith('.prototype') ? { key: '0' } : {}
  const code = patchCode({ do: 'patch', in: 'main', what, ...key })
  const names = new Names()
  for (const [, parameter] of code.matchAll(/\((\w+)\) (?:=>|\{)/g))
    expect(names.of('value', parameter!)).not.toBe(parameter)
})
