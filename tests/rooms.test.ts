import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Room -> rooms whose code it may import. */
const allowed: Record<string, string[]> = {
  model: [],
  files: [],
  implementations: ['model'],
  doubles: ['implementations', 'model'],
  properties: ['files', 'implementations', 'model'],
  reports: ['files', 'model'],
  cli: ['files', 'implementations', 'model', 'properties', 'reports'],
  bench: ['files', 'implementations', 'model', 'properties'],
}

/** What listeners are told: reports may know its types. */
const eventTypes = /\/properties\/(campaign\/event|finding)\.ts$/

interface Import {
  file: string
  target: string
  typeOnly: boolean
}

function importsOf(room: string): Import[] {
  const files = (readdirSync(join(root, room), { recursive: true }) as string[]).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('generated'),
  )
  return files.flatMap((file) => {
    const text = readFileSync(join(root, room, file), 'utf8')
    const imports = text.matchAll(/(?:\b(?:import|export)\b( type)?[^'"`;]*?\bfrom |\bimport\(\s*|\bimport )'([^']+)'/g)
    return [...imports].map(([, type, target]) => ({
      file: join(room, file),
      target: target!,
      typeOnly: type !== undefined,
    }))
  })
}

describe.each(Object.keys(allowed))('%s/', (room) => {
  it('imports one way', () => {
    const wrong = importsOf(room).filter(({ file, target, typeOnly }) => {
      if (!target.startsWith('.')) return false
      const other = relative(root, join(root, dirname(file), target)).split(/[\\/]/)[0]!
      if (other === room) return false
      const isEventType = room === 'reports' && typeOnly && eventTypes.test(target)
      return !allowed[room]!.includes(other) && !isEventType
    })
    expect(wrong).toEqual([])
  })
})

it('the model imports no node: module', () => {
  expect(importsOf('model').filter(({ target }) => target.startsWith('node:'))).toEqual([])
})

it('a worker loads no schema library, which would be a third of its start', async () => {
  const { metafile } = await build({
    entryPoints: [join(root, 'properties/campaign/process/main.ts')],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile: 'main.js',
  })
  const loaded = Object.values(metafile.outputs)[0]!.imports.filter(({ kind }) => kind === 'import-statement')
  const libraries = loaded.map(({ path }) => path.split('/')[0]!).filter((name) => !name.startsWith('node:'))
  expect([...new Set(libraries)].sort()).toEqual(['fast-check', 'pure-rand', 'semver'])
})
