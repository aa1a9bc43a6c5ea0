import type { Offer } from './offer.ts'
import { unpack } from './unpack.ts'

/** Electron's own release, by `@electron/get`: honours `ELECTRON_MIRROR`, proxies and its download cache. */
export function offerFromRelease(version: string): Offer {
  return {
    from: `Electron's release v${version}`,
    executable: officialExecutable(),
    async unpack(folder) {
      // Every command starts without it: it is a third of all that there is to load.
      const { downloadArtifact } = await import('@electron/get')
      let zip: string
      try {
        zip = await downloadArtifact({
          version,
          artifactName: 'electron',
          platform: process.platform,
          arch: process.arch,
          downloadOptions: { quiet: true, retry: { limit: 1 }, timeout: { lookup: 10_000, connect: 10_000 } },
        })
      } catch (error) {
        throw new Error(`Electron's release v${version} can't be fetched: ${whyNot(error)}`)
      }
      await unpack(zip, folder, { root: '', keep: () => true })
    },
  }
}

/** The executable of an official distribution, relative to its folder. */
export function officialExecutable(platform: string = process.platform): string {
  if (platform === 'win32') return 'electron.exe'
  return platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}

function whyNot(error: unknown): string {
  const { code, response, message } = error as { code?: string; response?: { statusCode?: number }; message?: string }
  if (response?.statusCode === 404) return 'there is no such release for this machine.'
  if (response?.statusCode !== undefined) return `the server answered ${response.statusCode}.`
  if (code !== undefined) return `the network said ${code} (ELECTRON_MIRROR names another server).`
  return `${message ?? String(error)}`
}
