import { sliceString } from './intrinsics.ts'
import { observe, observeWalked, propertyText, startEvent } from './observe.ts'
import { host, type Settled, world } from './state.ts'
import { quote } from './text.ts'

/** This world's events of the scenario under way, as JSON without the outer brackets. */
let log = ''

export function emptyLog(): void {
  log = ''
}

export function logText(): string {
  return `[${log}]`
}

/** How a call ended. */
export type Completion = { how: 'returned' | 'threw'; value: unknown } | { how: 'nothing' }

export function logCalled(name: string, receiver: unknown, args: readonly unknown[], isNew: boolean): void {
  const start = open('called')
  const isConstructed = isNew ? ',"new":true' : ''
  let text = `,"function":"${name}"${isConstructed},"receiver":${observe(receiver)},"args":[`
  for (let index = 0; index < args.length; index++) text += (index === 0 ? '' : ',') + observe(args[index])
  close(start, `${text}]`)
}

export function logOutcome(name: string, action: number, completion: Completion): void {
  const start = open('outcome')
  close(start, `,"function":"${name}","action":${action}${completionText(completion)}`)
}

export function logDone(completion: Completion): void {
  const start = open('done')
  close(start, completionText(completion))
}

/** `property`: the global's own property after an `expose` step, if there is one */
export function logExposed(property: PropertyDescriptor | undefined): void {
  const start = open('exposed')
  if (property === undefined) {
    close(start, ',"absent":true')
    return
  }
  const text = propertyText(property)
  close(start, `,"flags":${sliceString(text, 0, 5)},"value":${sliceString(text, 6)}`)
}

export function logRead(value: unknown): void {
  const start = open('read')
  close(start, `,"value":${observeWalked(value)}`)
}

export function logSettled(awaited: Settled | undefined): void {
  const start = open('settled')
  if (awaited === undefined) close(start, ',"state":"no promise"')
  else if (awaited.state === 'pending') close(start, ',"state":"pending"')
  else close(start, `,"state":"${awaited.state}","value":${observe(awaited.value)}`)
}

export function logChanged(changed: boolean): void {
  close(open('changed'), `,"changed":${changed}`)
}

export function logCompared(same: boolean): void {
  close(open('compared'), `,"same":${same}`)
}

/** `shown`: how many arguments at most */
export function logHooked(hook: string, receiver: unknown, args: readonly unknown[], shown = Infinity): void {
  const start = open('hooked')
  let text = `,"hook":${quote(hook)},"receiver":${observe(receiver)},"args":[`
  for (let index = 0; index < args.length && index < shown; index++)
    text += (index === 0 ? '' : ',') + observe(args[index])
  close(start, `${text}]`)
}

/** Takes the place of an event in the order of both worlds, before anything is observed. */
function open(on: string): string {
  startEvent()
  return `[${host.tick()},{"on":"${on}","step":${host.step()},"in":"${world}"`
}

function close(start: string, text: string): void {
  log += `${log === '' ? '' : ','}${start}${text}}]`
}

function completionText(completion: Completion): string {
  return completion.how === 'nothing' ? ',"nothing":true' : `,"${completion.how}":${observe(completion.value)}`
}
