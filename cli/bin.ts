#!/usr/bin/env node
// An older Node fails at a syntax or a module that it does not know, with a stack trace: so it is asked first.
const [major, minor] = process.versions.node.split('.').map(Number) as [number, number]
if (major > 20 || (major === 20 && minor >= 19)) await import('./start.ts')
else {
  console.error(`bridgecheck needs Node 20.19 or newer, and this is ${process.versions.node}.`)
  process.exitCode = 2
}
