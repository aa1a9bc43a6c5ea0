import { mkdir, mkdtemp, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { create } from 'tar'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { unpack } from './unpack.ts'

let folder: string
let target: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bridgecheck-test-'))
  target = join(folder, 'target')
  await mkdir(target)
})
afterEach(() => rm(folder, { recursive: true }))

const keep = (path: string) => !path.startsWith('resources/app')

describe.each(['tgz', 'zip'])('a %s', (kind) => {
  test('is unpacked from its root, without what is not kept, with modes and links', async () => {
    await unpack(await archive(kind, 'electron'), target, { root: 'Cypress', keep })
    expect(await readFile(join(target, 'electron'), 'utf8')).toBe('binary')
    expect((await stat(join(target, 'electron'))).mode & 0o111).not.toBe(0)
    expect(await readFile(join(target, 'resources/icon'), 'utf8')).toBe('icon')
    expect(await readlink(join(target, 'link'))).toBe('electron')
    await expect(stat(join(target, 'resources/app'))).rejects.toThrow('ENOENT')
    await expect(stat(join(target, 'outside'))).rejects.toThrow('ENOENT')
  })
})

test('a zip whose link leaves the folder is refused', async () => {
  const file = await archive('zip', '../../secret')
  await expect(unpack(file, target, { root: 'Cypress', keep })).rejects.toThrow(
    "The archive's link Cypress/link leaves it.",
  )
})

test('a zip whose entry leaves the folder is refused', async () => {
  const file = join(folder, 'evil.zip')
  await writeFile(file, zip([{ name: '../evil', content: '', mode: 0o100644 }]))
  await expect(unpack(file, target, { root: '', keep })).rejects.toThrow('invalid relative path')
})

async function archive(kind: string, link: string): Promise<string> {
  const file = join(folder, `archive.${kind}`)
  const entries = [
    { name: 'Cypress/electron', content: 'binary', mode: 0o100755 },
    { name: 'Cypress/resources/icon', content: 'icon', mode: 0o100644 },
    { name: 'Cypress/resources/app/main.js', content: 'app', mode: 0o100644 },
    { name: 'outside', content: 'no', mode: 0o100644 },
    { name: 'Cypress/link', content: link, mode: 0o120777 },
  ]
  if (kind === 'zip') {
    await writeFile(file, zip(entries))
    return file
  }
  const source = join(folder, 'source')
  await mkdir(join(source, 'Cypress/resources/app'), { recursive: true })
  for (const { name, content, mode } of entries) {
    if (mode === 0o120777) await symlink(content, join(source, name))
    else await writeFile(join(source, name), content, { mode })
  }
  await create({ file, cwd: source, gzip: true }, ['Cypress', 'outside'])
  return file
}

/** A zip of stored entries, with Unix modes. */
function zip(entries: { name: string; content: string; mode: number }[]): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, content, mode } of entries) {
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt32LE(crc32(content), 10)
    head.writeUInt32LE(content.length, 14)
    head.writeUInt32LE(content.length, 18)
    head.writeUInt16LE(name.length, 22)
    const entry = Buffer.concat([Buffer.from('PK\x03\x04'), head, Buffer.from(name + content)])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE((mode << 16) >>> 0, 6)
    rest.writeUInt32LE(offset, 10)
    const made = Buffer.from([20, 3])
    central.push(Buffer.from('PK\x01\x02'), made, head, rest, Buffer.from(name))
    local.push(entry)
    offset += entry.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06'), end])
}
