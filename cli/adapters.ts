import type { Adapter } from '../implementations/adapter.ts'
import { againstAdapter } from '../implementations/against.ts'
import { electronAdapters, type LaunchOptions } from '../implementations/electron/index.ts'
import { loadAdapter, loadAdapters } from '../implementations/load.ts'
import { against } from '../model/adapterName.ts'
import { Misuse } from './misuse.ts'

export interface ChosenAdapters {
  adapters: Adapter[]
  /** adapter id -> the specifier that gave it, where the id alone would not find it again */
  specifiers: ReadonlyMap<string, string>
  /** one line for the user when there is no Electron to test */
  hint?: string
}

const noElectron =
  'No Electron is installed, so only vm is tested; get one with: npx bridgecheck electron install 33.2.1'

/**
 * The adapters that `--adapter` names; without it `vm` and every Electron that is found.
 *
 * @param log gets the log of Electron and Chromium
 * @param reference what `--against` names: each adapter is compared with it
 */
export async function chooseAdapters(
  specifiers: readonly string[] | undefined,
  log?: (text: string) => void,
  reference?: string,
): Promise<ChosenAdapters> {
  const options = log === undefined ? {} : { log }
  const chosen = specifiers === undefined ? await usualAdapters(options) : await namedAdapters(specifiers, options)
  if (reference === undefined) return chosen
  const other = await loadAdapter(reference, options)
  const adapters = chosen.adapters.map((adapter) => againstAdapter(adapter, other))
  const found = chosen.adapters.map(({ id }, index): [id: string, specifier: string] => {
    return [adapters[index]!.id, `${chosen.specifiers.get(id) ?? id}${against}${reference}`]
  })
  return { ...chosen, adapters, specifiers: new Map(found.filter(([id, specifier]) => id !== specifier)) }
}

/** Names every Electron that is found, each of which is found by its id too. */
const namesAll = /^electron(\+|$)/

async function usualAdapters(options: LaunchOptions): Promise<ChosenAdapters> {
  const electrons = await electronAdapters(undefined, options)
  const adapters = [...(await loadAdapters('vm')), ...electrons]
  return { adapters, specifiers: new Map(), ...(electrons.length === 0 ? { hint: noElectron } : {}) }
}

async function namedAdapters(specifiers: readonly string[], options: LaunchOptions): Promise<ChosenAdapters> {
  const adapters: Adapter[] = []
  const found = new Map<string, string>()
  for (const specifier of specifiers) {
    for (const adapter of await loadAdapters(specifier, options)) {
      if (adapters.some(({ id }) => id === adapter.id))
        throw new Misuse(`Two adapters are called ${adapter.id}: name one of them.`)
      adapters.push(adapter)
      if (specifier !== adapter.id && !namesAll.test(specifier)) found.set(adapter.id, specifier)
    }
  }
  return { adapters, specifiers: found }
}
