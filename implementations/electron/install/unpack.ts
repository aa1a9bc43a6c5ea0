import { createWriteStream } from 'node:fs'
import { chmod, mkdir, symlink } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import type { Entry, ZipFile } from 'yauzl'

/** Which part of an archive is unpacked: `root` is stripped, `keep` sees paths relative to it, with `/`. */
export interface ArchivePart {
  root: string
  keep(path: string): boolean
}

/**
 * Unpacks a `.zip`, `.tar.gz` or `.tgz` into an existing folder, with its modes and symbolic links.
 *
 * @throws Error when the archive is broken or one of its entries points out of the folder
 */
export async function unpack(archive: string, folder: string, part: ArchivePart): Promise<void> {
  if (archive.endsWith('.zip')) await unpackZip(archive, folder, part)
  else await unpackTar(archive, folder, part)
}

/** Path relative to the part's root, or undefined when the entry lies outside of it or is not kept. */
function selected(path: string, { root, keep }: ArchivePart): string | undefined {
  const clean = path.replace(/^\.\//, '').replace(/\/$/, '')
  if (root !== '' && !clean.startsWith(`${root}/`)) return undefined
  const inside = root === '' ? clean : clean.slice(root.length + 1)
  return inside !== '' && keep(inside) ? inside : undefined
}

async function unpackTar(archive: string, folder: string, part: ArchivePart): Promise<void> {
  const levels = part.root === '' ? 0 : part.root.split('/').length
  const { extract } = await import('tar')
  await extract({
    file: archive,
    cwd: folder,
    strip: levels,
    preserveOwner: false,
    filter: (path) => selected(path, part) !== undefined,
  })
}

async function unpackZip(archive: string, folder: string, part: ArchivePart): Promise<void> {
  const { openPromise } = await import('yauzl')
  const zip = await openPromise(archive, { lazyEntries: true, autoClose: false })
  try {
    for await (const entry of zip.eachEntry()) {
      const path = selected(entry.fileName, part)
      if (path !== undefined) await unpackEntry(zip, entry, join(folder, path), folder)
    }
  } finally {
    zip.close()
  }
}

const fileType = 0o170000
const symbolicLink = 0o120000

async function unpackEntry(zip: ZipFile, entry: Entry, target: string, folder: string): Promise<void> {
  const mode = entry.externalFileAttributes >>> 16
  if (entry.fileName.endsWith('/')) {
    await mkdir(target, { recursive: true })
    return
  }
  await mkdir(dirname(target), { recursive: true })
  const content: Readable = await zip.openReadStreamPromise(entry)
  if ((mode & fileType) === symbolicLink) {
    const to = await text(content)
    if (leaves(resolve(dirname(target), to), folder)) throw new Error(`The archive's link ${entry.fileName} leaves it.`)
    await symlink(to, target)
    return
  }
  await pipeline(content, createWriteStream(target))
  if ((mode & 0o111) !== 0) await chmod(target, 0o755)
}

function leaves(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)
}
