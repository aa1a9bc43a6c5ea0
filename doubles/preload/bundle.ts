import { createRequire } from 'node:module'
import { MessageChannel, Worker } from 'node:worker_threads'

/** What became of a bundle: its code, or what is wrong with a file. */
export type Bundled = { code: string } | { fault: string }

/** In a thread of its own, because esbuild refuses realms like Vitest's jsdom, whose Uint8Array is not Node's. */
const source = `
const { parentPort, workerData } = require('node:worker_threads')
const { build } = require(workerData)
parentPort.on('message', async ({ options, port }) => {
  try {
    port.postMessage({ code: (await build(options)).outputFiles[0].text })
  } catch ({ message, errors: [first] = [] }) {
    const at = first?.location ? ' at ' + first.location.file + ':' + first.location.line : ''
    port.postMessage({ fault: first ? first.text + at : message })
  }
  port.close()
})`

let thread: Worker | undefined

/** One script with all that it imports, by esbuild; `undefined` when esbuild is not installed. */
export async function bundle(path: string): Promise<Bundled | undefined> {
  let esbuild: string
  try {
    esbuild = createRequire(import.meta.url).resolve('esbuild')
  } catch {
    return undefined
  }
  thread ??= startThread(esbuild)
  const { port1, port2 } = new MessageChannel()
  thread.postMessage({ options: optionsFor(path), port: port2 }, [port2])
  return new Promise((resolve) => {
    port1.once('message', resolve)
    // Also when the thread ended and took the other port with it.
    port1.once('close', () => resolve({ fault: 'esbuild does not start' }))
  })
}

/** The thread stays for the next script and keeps no process alive. */
function startThread(esbuild: string): Worker {
  const started = new Worker(source, { eval: true, workerData: esbuild, execArgv: [] })
  started.unref()
  started.once('error', () => {
    thread = undefined
  })
  return started
}

function optionsFor(path: string): object {
  return {
    entryPoints: [path],
    bundle: true,
    write: false,
    logLevel: 'silent',
    format: 'cjs',
    platform: 'node',
    target: `node${process.versions.node}`,
    external: ['electron', 'electron/*'],
  }
}
