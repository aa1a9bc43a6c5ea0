import type { ChildProcess } from 'node:child_process'

const kept = 8192

/** What a child process wrote: noise as a rule, and the reason when it does not start. Only the end is kept. */
export class Said {
  #text = ''

  constructor(child: ChildProcess, log?: (text: string) => void) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8')
      stream?.on('data', (text: string) => {
        log?.(text)
        this.#text = (this.#text + text).slice(-kept)
      })
    }
  }

  /** The end of a sentence: `: missing libgtk-3.so.0, …`, or a full stop when nothing that was said explains it. */
  reason(): string {
    const library = /error while loading shared libraries: ([^:\s]+)/.exec(this.#text)?.[1]
    if (library !== undefined) {
      return `: the library ${library} is missing, "bridgecheck electron install --with-deps" installs what Debian and Ubuntu lack.`
    }
    if (/SUID sandbox helper|No usable sandbox/.test(this.#text)) {
      return ': this system gives Chromium no sandbox (user namespaces are off), allow them or run as root.'
    }
    if (/Missing X server|cannot open display/i.test(this.#text))
      return `: its display${process.env.DISPLAY ? ` ${process.env.DISPLAY}` : ''} can't be opened.`
    const line = this.#text.trim().split('\n').at(-1)?.trim().slice(0, 200)
    return line ? `: ${line.replace(/\.$/, '')}.` : '.'
  }
}
