import type { Socket } from 'node:net'
import { StringDecoder } from 'node:string_decoder'
import { bodyLines, type FromElectron, type ToElectron } from './protocol.ts'

/** Sends one message: its header and its body lines. */
export function sendMessage(socket: Socket, header: ToElectron | FromElectron, ...body: string[]): void {
  socket.write(`${[JSON.stringify(header), ...body].join('\n')}\n`)
}

/** Calls `receive` for each whole message of a socket. */
export function onMessage<Header extends ToElectron | FromElectron>(
  socket: Socket,
  receive: (header: Header, body: string[]) => void,
): void {
  const decoder = new StringDecoder('utf8')
  let parts: string[] = []
  let lines: string[] = []
  let header: ToElectron | FromElectron | undefined
  socket.on('data', (chunk) => {
    const pieces = decoder.write(chunk as Buffer).split('\n')
    for (let at = 0; at < pieces.length; at += 1) {
      parts.push(pieces[at]!)
      if (at === pieces.length - 1) break
      const line = parts.join('')
      parts = []
      if (header === undefined) header = JSON.parse(line) as ToElectron | FromElectron
      else lines.push(line)
      if (lines.length < bodyLines(header)) continue
      const [whole, body] = [header, lines]
      header = undefined
      lines = []
      receive(whole as Header, body)
    }
  })
}
