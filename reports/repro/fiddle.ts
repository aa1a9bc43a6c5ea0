import { isolatedWorldId, splitModes } from '../../model/adapterName.ts'
import { awaitedModule, importModule } from '../code/module.ts'
import { quote } from '../code/quote.ts'
import { type About, headLines } from './about.ts'
import { bodyOf, comment, settled } from './host.ts'
import type { WorldCode } from './program.ts'
import { ends, type Repro, type Telling } from './repro.ts'

/** Milliseconds after which an Electron that said nothing never ends. */
const endless = 10_000

/**
 * A repro as the files of an Electron Fiddle, by name. Electron runs the folder as it is and exits with 0 where the
 * behaviour is right, with 1 where it is wrong, and with 2 when that can't be told: what `git bisect run` and
 * `fiddle-core bisect` ask for.
 */
export function fiddleFiles(repro: Repro, about: About): Record<string, string> {
  const { preload, page } = repro.program
  const { modes } = splitModes(about.adapter)
  const world = modes.includes('isolatedWorld') ? isolatedWorldId : undefined
  return {
    'main.js': mainSource(repro, about, !modes.includes('unsandboxed'), world),
    'preload.js': preloadSource(preload, world),
    'renderer.js': pageSource(page),
    'index.html': pageWith(world === undefined ? '<script src="renderer.js"></script>' : '', importsModule(repro)),
    'package.json': `${JSON.stringify({ name: 'bridgecheck-repro', version: '1.0.0', main: 'main.js' }, null, 2)}\n`,
  }
}

const importsModule = ({ program }: Repro): boolean =>
  [...program.preload.statements, ...program.page.statements].some((code) => code.includes(awaitedModule))

const pageWith = (script: string, imports: boolean): string => `<!doctype html>
<html>
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'self'${imports ? ' data:' : ''}">
    <title>bridgecheck</title>
  </head>
  <body>
    ${script}
  </body>
</html>
`

const observe = `// Says what it sees; main.js listens.
function observe(look) {
  let text = 'nothing there'
  try {
    text = look()
  } catch {}
  console.log(\`observed \${text}\`)
}`

const turn = `// The page and this script take turns.
function turn(number) {
  return new Promise((resolve) => document.addEventListener(\`turn \${number}\`, resolve, { once: true }))
}`
const pass = `function pass(number) {
  document.dispatchEvent(new Event(\`turn \${number}\`))
}`
const handOver = `// The preload script and this one take turns.
function handOver(given, back) {
  const wait = new Promise((resolve) => document.addEventListener(\`turn \${back}\`, resolve, { once: true }))
  document.dispatchEvent(new Event(\`turn \${given}\`))
  return wait
}`

function preloadSource(code: WorldCode, world: number | undefined): string {
  return sourceOf(code, bodyOf(code), [world === undefined ? bridge : bridgeTo(world)])
}

const bridge = "const { contextBridge } = require('electron')"
const bridgeTo = (world: number): string => `const electron = require('electron')

// The page of this repro is isolated world ${world}.
const contextBridge = {
  exposeInMainWorld: (key, api) => electron.contextBridge.exposeInIsolatedWorld(${world}, key, api),
}`

function pageSource(code: WorldCode): string {
  const finish = "setTimeout(() => console.log('finished'))"
  const body = code.waits ? bodyOf(code, [finish]) : [bodyOf(code), finish].filter((part) => part !== '').join('\n')
  return sourceOf(code, body, [])
}

function sourceOf(code: WorldCode, body: string, head: readonly string[]): string {
  const uses = (name: string): boolean => body.includes(`${name}(`)
  const functions = [
    ...(uses('observe') ? [observe] : []),
    ...(uses('settled') ? [settled] : []),
    ...(uses('turn') ? [turn] : []),
    ...(uses('pass') ? [pass] : []),
    ...(uses('handOver') ? [handOver] : []),
    ...(uses('importModule') ? [importModule] : []),
    ...code.helpers,
  ]
  const declared = body.includes('earlier') ? ['const earlier = new Map()'] : []
  return `${["'use strict'", ...head, ...declared, body, ...functions].filter((part) => part !== '').join('\n\n')}\n`
}

function mainSource(repro: Repro, about: About, sandbox: boolean, world: number | undefined): string {
  const { expected, verdict } = repro
  return `${comment(headLines(about, repro))}
//
// Exits with 0 where it is right, with 1 where it is wrong, and with 2 when that can't be told.
'use strict'

const { app, BrowserWindow } = require('electron')
${world === undefined ? '' : "const { readFileSync } = require('node:fs')\n"}const { join } = require('node:path')

const expected = ${quote(expected)}
const observations = []

function end(observed) {
  console.log(\`expected  \${expected}\`)
  console.log(\`observed  \${observed}\`)
  app.exit(observed === expected ? 0 : 1)
}

function cannotTell(why) {
  console.log(\`can't tell: \${why}\`)
  app.exit(2)
}

app.whenReady().then(() => {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { preload: join(__dirname, 'preload.js'), contextIsolation: true, sandbox: ${sandbox} },
  })
  const { webContents } = window
  webContents.on('console-message', (event, _level, message = event.message) => {
    if (message.startsWith('observed ')) observations.push(message.slice('observed '.length))
    if (message === 'finished') ${onFinished(verdict)}
  })
  webContents.on('preload-error', (_event, _path, error) => cannotTell(\`the preload script threw \${error.message}\`))
  webContents.on('render-process-gone', () => ${onGone(verdict)})
  setTimeout(() => ${onSilence(verdict)}, ${endless})${world === undefined ? '' : startIn(world)}
  window.loadFile(join(__dirname, 'index.html')).catch(() => {})
}).catch((error) => cannotTell(error.message))
`
}

const startIn = (world: number): string => `
  webContents.on('dom-ready', () => {
    const code = readFileSync(join(__dirname, 'renderer.js'), 'utf8')
    webContents.executeJavaScriptInIsolatedWorld(${world}, [{ code }]).catch((error) => cannotTell(error.message))
  })`

function onFinished(verdict: Telling): string {
  switch (verdict.by) {
    case 'look':
      return `{
      if (observations.length < ${verdict.nth}) cannotTell('the code that looks did not run')
      else end(observations[${verdict.nth - 1}])
    }`
    case 'happenings':
      return `end(observations[${verdict.nth - 1}] ?? 'nothing more')`
    case 'end':
      return `end(${quote(ends.events)})`
  }
}

const onGone = ({ by }: Telling): string =>
  by === 'end' ? `end(${quote(ends.crash)})` : "cannotTell('the renderer died')"
const onSilence = ({ by }: Telling): string =>
  by === 'end' ? `end(${quote(ends.hang)})` : "cannotTell('it never ended')"
