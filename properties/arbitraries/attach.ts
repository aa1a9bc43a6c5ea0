import type { Operand } from '../../model/scenario/place.ts'
import type { Key } from '../../model/scenario/primitive.ts'
import type { Deck } from './deck.ts'
import {
  addProperty,
  type Draft,
  type Drawing,
  type FunctionDraft,
  holdAsData,
  isFree,
  isFunction,
  refer,
} from './draft.ts'
import { drawOddKey } from './primitives.ts'

/** Hangs a drawn node under one of the containers of its world; false when none takes it. */
export function attachSomewhere(drawing: Drawing, child: Draft): boolean {
  const { containers } = drawing[child.in]
  const start = child.deck.below(containers.length)
  for (let tried = 0; tried < containers.length; tried++) {
    const parent = containers[(start + tried) % containers.length]!
    if (parent !== child && accepts(parent, child) && attach(drawing, parent, child)) return true
  }
  return false
}

function accepts(parent: Draft, child: Draft): boolean {
  if (parent.closed) return false
  if (parent.node.kind === 'repeat' && child.node.kind === 'repeat') return false
  const copies = parent.cloned || parent.node.kind === 'map' || parent.node.kind === 'set'
  const hard = child.node.kind === 'function' || child.node.kind === 'promise' || child.node.kind === 'proxy'
  return !(copies && hard) || child.deck.onceIn(10)
}

function attach(drawing: Drawing, parent: Draft, child: Draft): boolean {
  const { node } = parent
  const { deck } = child
  const value = refer(child)
  switch (node.kind) {
    case 'object': {
      if (child.node.kind === 'object' && node.prototype === undefined && deck.chance(4)) {
        node.prototype = value
        return hold(parent, child, 0)
      }
      return addChildProperty(parent, child) && hold(parent, child, 1)
    }
    case 'array':
      if (deck.onceIn(30)) node.items.push({ get: value })
      else node.items.push(value)
      return hold(parent, child, 1)
    case 'map':
      node.entries.push(deck.chance(25) ? [value, 1] : [`key${node.entries.length}`, value])
      return hold(parent, child, 1)
    case 'set':
      node.values.push(value)
      return hold(parent, child, 1)
    case 'error':
      if (node.cause !== undefined) return false
      node.cause = value
      return hold(parent, child, 0)
    case 'repeat':
      if (node.item !== null && typeof node.item === 'object' && 'value' in node.item) return false
      node.item = value
      return hold(parent, child, node.shape === 'row' ? node.count : 1)
    case 'promise':
      if (node.fulfilled !== undefined || node.rejected !== undefined) return false
      settleWith(drawing, node, value, deck.chance(child.node.kind === 'error' ? 75 : 22))
      parent.gives = child
      return hold(parent, child, 0)
    case 'function':
      return isFunction(parent) && giveToFunction(drawing, parent, child) && hold(parent, child, 0)
    default:
      return false
  }
}

/** Fulfils or rejects, as far as the selected directions allow. */
export function settleWith(
  drawing: Drawing,
  target: { fulfilled?: Operand | undefined; rejected?: Operand | undefined },
  value: Operand,
  reject: boolean,
): void {
  const { directions } = drawing.selection
  const rejects = (reject || !directions.includes('resolve')) && directions.includes('reject')
  if (rejects) target.rejected = value
  else if (directions.includes('resolve')) target.fulfilled = value
}

function hold(parent: Draft, child: Draft, times: number): true {
  if (times > 0) holdAsData(parent, child, times)
  else child.parent = parent
  return true
}

function addChildProperty(parent: Draft, child: Draft): boolean {
  const node = parent.node as Extract<Draft['node'], { kind: 'object' }>
  const { deck } = child
  const drawn: Key = deck.chance(8) ? drawOddKey(deck, true) : child.name
  const key = isFree(node.properties, drawn) ? drawn : child.name
  const value = refer(child)
  if (deck.onceIn(25)) return addProperty(node, deck.onceIn(24) ? { key, throws: value } : { key, get: value })
  if (deck.onceIn(40)) return addProperty(node, { key, value, enumerable: false })
  return addProperty(node, { key, value })
}

/** A node under a function is what it returns, what it throws, or what it calls its argument with. */
function giveToFunction(drawing: Drawing, parent: FunctionDraft, child: Draft): boolean {
  const { script } = parent.node
  const { directions } = drawing.selection
  const { deck } = child
  const isMain = parent.in === 'main'
  const mayThrow = directions.includes(isMain ? 'callback throw' : 'throw')
  const mayReturn = directions.includes(isMain ? 'callback return' : 'return')
  const mayCall = directions.includes('callback argument')
  const isOpen = script.return === undefined && script.throw === undefined
  if (isOpen && mayThrow && deck.chance(child.node.kind === 'error' ? 60 : 4)) script.throw = refer(child)
  else if (mayCall && (!isOpen || deck.chance(isMain ? 12 : 34))) callArgumentWith(parent, child)
  else if (isOpen && mayReturn) script.return = refer(child)
  else return false
  return true
}

function callArgumentWith(parent: FunctionDraft, child: Draft): void {
  const { script } = parent.node
  script.actions ??= []
  const last = script.actions.at(-1)
  if (last !== undefined && 'call' in last && last.args.length < 3 && child.deck.chance(40)) {
    last.args.push(refer(child))
    return
  }
  if (script.actions.length >= 4) return
  const rethrow = child.deck.onceIn(6) ? { rethrow: true as const } : {}
  script.actions.push({ call: { argument: child.deck.below(5) === 4 ? 1 : 0 }, args: [refer(child)], ...rethrow })
}

/** Statics of a function are dropped on the way: some have them. */
export function decorateFunction(draft: FunctionDraft, deck: Deck): void {
  if (draft.node.form === 'revoked' || !deck.onceIn(draft.in === 'main' ? 8 : 25)) return
  // Those of the page's functions are read where such a function is exposed.
  const version = deck.onceIn(10) ? { throws: 1 } : deck.choose([{ value: 1 }, { get: 1 }])
  addProperty(draft.node, { key: 'version', ...version })
}
