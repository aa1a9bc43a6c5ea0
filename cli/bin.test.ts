import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8')

it('asks for the oldest Node that the package supports', () => {
  const { engines } = JSON.parse(read('../package.json')) as { engines: { node: string } }
  const [, major, minor] = /^>=(\d+)\.(\d+)$/.exec(engines.node)!
  expect(read('bin.ts')).toContain(`major > ${major} || (major === ${major} && minor >= ${minor})`)
  expect(read('bin.ts')).toContain(`bridgecheck needs Node ${major}.${minor} or newer`)
})
