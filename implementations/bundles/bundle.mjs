// Bundles the code that runs inside worlds and child processes into strings: `generated.ts`, read by the adapters.
// Strings, because the same adapter must work from source (vitest) and from dist, on every host.
import { rename, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const room = fileURLToPath(new URL('..', import.meta.url))

const common = { bundle: true, write: false, metafile: true, target: 'es2022', legalComments: 'none', charset: 'utf8' }

/** One entry point as source text. Of a library it holds nothing: each window and each thread would load it anew. */
async function bundle(entry, options) {
  const result = await build({ ...common, entryPoints: [`${room}${entry}`], ...options })
  const foreign = Object.keys(result.metafile.inputs).find((path) => path.includes('node_modules/'))
  if (foreign !== undefined) throw new Error(`${entry} must hold no library, but imports ${foreign}.`)
  return result.outputFiles[0].text
}

const world = await bundle('world/install.ts', { format: 'iife', globalName: 'bridgecheckWorld' })
const realm = await bundle('bridge/realm.ts', { format: 'iife', globalName: 'bridgecheckRealm' })

const platform = await bundle('platform/domHost.ts', { format: 'iife', globalName: 'bridgecheckPlatform' })

const sources = {
  /** An expression; its value is the `Realm` of the world that evaluates it. */
  realmSource: `(() => { "use strict";\n${realm}\nreturn bridgecheckRealm.createRealm() })()`,
  /** An expression; its value is `install(host: AgentHost): Agent`. */
  worldSource: `(() => { "use strict";\n${world}\nreturn bridgecheckWorld.install })()`,
  /** An expression; its value is the `DomHost` of the world that evaluates it, which has a DOM. */
  platformSource: `(() => { "use strict";\n${platform}\nreturn bridgecheckPlatform.takePlatform() })()`,
  vmWorkerSource: await bundle('in-process/worker.ts', { format: 'cjs', platform: 'node', target: 'node20' }),
  electronMainSource: await bundle('electron/app/main.ts', {
    format: 'cjs',
    platform: 'node',
    target: 'node18',
    external: ['electron'],
  }),
  electronPreloadSource: await bundle('electron/app/preload.ts', {
    format: 'cjs',
    external: ['electron'],
    banner: { js: '"use strict";' },
  }),
  electronPageSource: await bundle('electron/app/page.ts', { format: 'iife', banner: { js: '"use strict";' } }),
}

const lines = Object.entries(sources).map(
  ([name, source]) => `export const ${name}: string = ${JSON.stringify(source)}\n`,
)
const target = fileURLToPath(new URL('./generated.ts', import.meta.url))
await writeFile(`${target}.tmp`, `// Made by bundle.mjs.\n${lines.join('')}`)
await rename(`${target}.tmp`, target)
