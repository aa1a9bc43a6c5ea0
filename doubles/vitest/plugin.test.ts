import { expect, test } from 'vitest'
import { electronDouble } from './plugin.ts'

test.each([
  ['24', /^electron: 24 is covered by no profile: The rules before Electron 25\.0\.0 are not known; give .*\.$/],
  ['99.0.0', /^electron: 99\.0\.0 is covered by no profile: [^\n]*\.$/],
  ['latest', /^electron: "latest" is no version: give .*\.$/],
])('the version %s is refused with one sentence, before a test runs', (electron, sentence) => {
  expect(() => electronDouble({ electron })).toThrow(sentence)
})

test('only electron and its parts for preload scripts are replaced', () => {
  const { resolveId } = electronDouble({ electron: '33' })
  expect(resolveId('electron')).toBe(resolveId('electron/renderer'))
  expect(resolveId('electron')).toBe(resolveId('electron/common'))
  expect(resolveId('electron')).toContain('bridgecheck')
  expect(resolveId('electron/main')).toBeUndefined()
  expect(resolveId('electron-store')).toBeUndefined()
})
