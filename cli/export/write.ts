import { join, relative, resolve, sep } from 'node:path'
import { makeFolder } from '../../files/makeFolder.ts'
import { replaceFile } from '../../files/replaceFile.ts'
import type { Adapter } from '../../implementations/adapter.ts'
import { splitComparison } from '../../model/adapterName.ts'
import { ruleOf } from '../../model/rules/registry.ts'
import { loadScenario } from '../../model/scenario/scenario.ts'
import { findingId } from '../../properties/finding.ts'
import type { About } from '../../reports/repro/about.ts'
import { fiddleFiles } from '../../reports/repro/fiddle.ts'
import { type Repro, reproOf } from '../../reports/repro/repro.ts'
import { type AdapterSource, testFile } from '../../reports/repro/test-file.ts'
import { Misuse, sentenceOf, writing } from '../misuse.ts'
import { type Verification, verifyFiddle, verifyTest } from './verify.ts'
import type { Witnessed } from './witness.ts'

/** `fiddle` is a folder that an Electron runs, `test` a test file for an in-process adapter, `scenario` plain JSON. */
export const exportForms = ['fiddle', 'test', 'scenario'] as const
export type ExportForm = (typeof exportForms)[number]

/** What was written, and whether it shows the difference. */
export interface Exported {
  form: ExportForm
  /** the file, or the folder of a Fiddle */
  path: string
  files: Record<string, string>
  /** absent where it is no program */
  looksAt?: { about: string; expected: string; observed: string }
  verification: Verification
}

/** The form that an adapter itself can run. */
export function usualForm(adapter: Adapter): ExportForm {
  if (adapter.id.startsWith('electron@')) return 'fiddle'
  return 'worlds' in adapter ? 'test' : 'scenario'
}

/**
 * Writes a witnessed divergence in one form below a folder, and runs what was written on the implementation that
 * diverged.
 *
 * @param specifier what names the adapter on the command line
 * @throws Misuse with one sentence when the divergence has no such form, or the folder can't be written
 */
export async function exportTo(
  form: ExportForm,
  witnessed: Witnessed,
  adapter: Adapter,
  specifier: string,
  out: string,
): Promise<Exported> {
  const { adapter: id, profile, signature, difference, scenario } = witnessed
  const about: About = { adapter: id, profile, rule: ruleOf(difference.rule), signature }
  const name = findingId(signature)
  switch (form) {
    case 'fiddle': {
      const folder = join(out, `${name}.fiddle`)
      const repro = known(() => reproOf(witnessed))
      const files = fiddleFiles(repro, about)
      write(folder, files)
      const [own] = splitComparison(specifier)
      const verification = await verifyFiddle(resolve(folder), own, repro)
      return { form, path: folder, files, looksAt: looksAt(repro), verification }
    }
    case 'test': {
      const file = `${name}.test.mjs`
      const repro = known(() => reproOf(witnessed))
      const source = sourceOf(adapter, specifier, out)
      const files = { [file]: known(() => testFile(repro, about, source)) }
      write(out, files)
      const verification = await verifyTest(join(out, file), repro)
      return { form, path: join(out, file), files, looksAt: looksAt(repro), verification }
    }
    case 'scenario': {
      const file = `${name}.scenario.json`
      const json = `${JSON.stringify(scenario, null, 2)}\n`
      loadScenario(json)
      const files = { [file]: json }
      write(out, files)
      return { form, path: join(out, file), files, verification: { is: 'verified' } }
    }
  }
}

const looksAt = ({ about, expected, observed }: Repro): { about: string; expected: string; observed: string } => {
  return { about, expected, observed }
}

/** What can't be expressed is the user's to know, in one sentence. */
function known<T>(make: () => T): T {
  try {
    return make()
  } catch (error) {
    throw new Misuse(`${sentenceOf(error)} Export the scenario: --to scenario.`)
  }
}

function sourceOf(adapter: Adapter, full: string, out: string): AdapterSource {
  // What is seen in the one side of a comparison needs no other.
  const [specifier] = splitComparison(full)
  const vm = /^vm(?:@([^!]+))?(?:!(.+))?$/.exec(specifier)
  if (vm !== null) {
    const [, version, mutant] = vm
    return { vm: { ...(version === undefined ? {} : { version }), ...(mutant === undefined ? {} : { mutant }) } }
  }
  if (!('worlds' in adapter))
    throw new Misuse(`${adapter.id} has no worlds that a test could open: export a Fiddle or the scenario.`)
  if (specifier.startsWith('file:')) return { module: specifier }
  const path = relative(resolve(out), resolve(specifier)).split(sep).join('/')
  return { module: path.startsWith('.') ? path : `./${path}` }
}

function write(folder: string, files: Record<string, string>): void {
  writing(`The folder ${folder}`, () => {
    makeFolder(folder)
    for (const [name, text] of Object.entries(files)) replaceFile(join(folder, name), text)
  })
}
