import { expect, it } from 'vitest'
import { electronAdapter } from './adapter.ts'
import type { ElectronInstallation } from './installation.ts'

const electron = (version: string, modes: ElectronInstallation['modes']): ElectronInstallation => ({
  version,
  executable: '/opt/electron/electron',
  source: 'path',
  launcher: false,
  modes,
})

it.each([
  ['25.1.1', [], true],
  ['25.1.1', ['isolatedWorld'], true],
  ['25.1.1', ['unsandboxed'], false],
  ['27.3.11', ['unsandboxed'], false],
  ['28.0.0', ['unsandboxed'], true],
  ['33.2.1', ['isolatedWorld', 'unsandboxed'], true],
] as const)('of electron@%s with %j the preload script can import: %j', (version, modes, can) => {
  expect(electronAdapter(electron(version, [...modes])).capabilities.has('modules')).toBe(can)
})
