import { readFileSync } from 'node:fs'
import { arch, platform, release, version } from 'node:os'
import type { Platform } from '../reports/issue.ts'

/** This machine in the words of Electron's form for bugs. */
export function thisPlatform(): Platform {
  const distribution = platform() === 'linux' ? linuxName() : undefined
  const known: Partial<Record<NodeJS.Platform, string>> = { win32: 'Windows', darwin: 'macOS' }
  const linux = distribution?.startsWith('Ubuntu') ? 'Ubuntu' : 'Other Linux'
  const architectures: Record<string, string> = { arm64: 'arm64 (including Apple Silicon)', x64: 'x64', ia32: 'ia32' }
  const display = process.env.WAYLAND_DISPLAY ? 'Wayland' : 'X11'
  return {
    system: known[platform()] ?? (platform() === 'linux' ? linux : 'Other (specify below)'),
    version:
      distribution === undefined ? `${version()} ${release()}` : `${distribution}, Linux ${release()} (${display})`,
    architecture: architectures[arch()] ?? 'Other (specify below)',
  }
}

function linuxName(): string | undefined {
  try {
    return /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1]
  } catch {
    return undefined
  }
}
