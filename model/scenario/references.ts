import { isFound } from './dom.ts'
import { isIndex, patchFault } from './patchable.ts'
import type { Operand, Place } from './place.ts'
import type { Key } from './primitive.ts'
import type { Accessor, Property, ValueNode, World } from './recipe.ts'
import type { Scenario } from './scenario.ts'
import type { Script } from './script.ts'
import type { Step } from './step.ts'
import { typedArrays } from './words.ts'

/** What the schema can't say: references between nodes, and keys that a kind can't take. The first fault, as a sentence. */
export function findFault(scenario: Scenario): string | undefined {
  for (const [name, node] of Object.entries(scenario.values)) {
    const fault = nodeFault(scenario, node)
    if (fault !== undefined) return `values.${name} ${fault}`
  }
  for (const [index, step] of scenario.steps.entries()) {
    const fault = stepFault(scenario, step)
    if (fault !== undefined) return `steps[${index}] ${fault}`
  }
  return undefined
}

const functionKeys = ['length', 'name', 'arguments', 'caller', 'prototype']
const errorKeys = ['stack', 'cause']

function nodeFault(scenario: Scenario, node: ValueNode): string | undefined {
  const fault = (operands: readonly (Operand | undefined)[]) => operandsFault(scenario, node.in, operands, false)
  switch (node.kind) {
    case 'object':
      if (isRevoked(scenario, node.prototype)) return 'inherits from a revoked proxy, which is not supported.'
      return fault([node.prototype]) ?? propertiesFault(scenario, node)
    case 'array': {
      for (const item of node.items) {
        if (!isAccessor(item)) continue
        if (item.get === undefined && item.throws === undefined && item.set === undefined)
          return 'has an empty array item.'
        const inAccessor = getterFault(item) ?? fault([item.get, item.throws, item.runs])
        if (inAccessor !== undefined) return inAccessor
      }
      return (
        fault(node.items.filter((item): item is Operand => !isAccessor(item) && !isHole(item))) ??
        propertiesFault(scenario, node)
      )
    }
    case 'function':
      if (node.form === 'revoked' && (node.subclass || node.properties !== undefined))
        return 'is a revoked function, which takes neither properties nor a subclass.'
      return scriptFault(scenario, node.in, node.script) ?? propertiesFault(scenario, node)
    case 'error':
      return fault([node.cause]) ?? propertiesFault(scenario, node)
    case 'promise':
      if (node.fulfilled !== undefined && node.rejected !== undefined) return 'is both fulfilled and rejected.'
      return fault([node.fulfilled, node.rejected])
    case 'map':
      return fault(node.entries.flat()) ?? propertiesFault(scenario, node)
    case 'set':
      return fault(node.values) ?? propertiesFault(scenario, node)
    case 'date':
      return propertiesFault(scenario, node)
    case 'regexp':
    case 'blob':
      return undefined
    case 'builtin':
      return node.of === 'moduleNamespace' ? soleFault(scenario, node) : undefined
    case 'platform':
      if (!isFound(node.of)) return undefined
      return node.in === 'main' ? `is the ${node.of} of the isolated world only.` : soleFault(scenario, node)
    case 'element':
      return propertiesFault(scenario, node)
    case 'arrayBuffer':
      return node.maxLength !== undefined && node.maxLength < node.bytes.length
        ? 'has more bytes than its maxLength.'
        : undefined
    case 'typedArray':
      if (node.nodeBuffer && (node.in === 'main' || node.array !== 'Uint8Array'))
        return 'is a Buffer of Node, which only a Uint8Array of the isolated world can be.'
      if (node.nodeBuffer && node.length === undefined) return 'is a Buffer of Node, which has a length.'
      return viewFault(scenario, node, typedArrays[node.array])
    case 'dataView':
      return viewFault(scenario, node, 1)
    case 'boxed': {
      const { primitive } = node
      const isEmpty = primitive === null || (typeof primitive === 'object' && 'undefined' in primitive)
      return isEmpty ? 'boxes null or undefined.' : undefined
    }
    case 'proxy': {
      const target = scenario.values[node.target]
      if (target === undefined || target.in !== node.in) return `names no value of its world: ${node.target}.`
      if (['builtin', 'element', 'blob', 'platform'].includes(target.kind))
        return `is a proxy of a ${target.kind}, which is not supported.`
      return ['function', 'repeat'].includes(target.kind)
        ? `is a proxy of a ${target.kind}; use a function of form "proxy".`
        : undefined
    }
    case 'repeat':
      if (node.shape !== 'row' && node.count > 1100) return 'nests deeper than 1100 levels.'
      return fault([node.item])
    default:
      return node satisfies never
  }
}

function viewFault(
  scenario: Scenario,
  node: { in: World; buffer: string; offset: number; length?: number | undefined },
  size: number,
): string | undefined {
  const buffer = scenario.values[node.buffer]
  if (buffer?.kind !== 'arrayBuffer' || buffer.in !== node.in)
    return `names no array buffer of its world: ${node.buffer}.`
  if (node.length === undefined && buffer.maxLength === undefined)
    return `has no length, and its buffer ${node.buffer} no maxLength: only what can be resized is followed.`
  const room = buffer.bytes.length - node.offset
  // A view that follows its buffer fills it when it is made: V8 before 11.4 asks for that.
  const length = node.length ?? room / size
  const fits = node.offset % size === 0 && Number.isInteger(length) && length >= 0 && length * size <= room
  return fits ? undefined : `does not fit into its buffer ${node.buffer}.`
}

function isRevoked({ values }: Scenario, operand: Operand | undefined): boolean {
  const node = isPlace(operand) && 'value' in operand ? values[operand.value] : undefined
  return (
    (node?.kind === 'builtin' && node.of === 'revokedProxy') || (node?.kind === 'function' && node.form === 'revoked')
  )
}

/** What a world has one of. */
function soleFault({ values }: Scenario, node: ValueNode & { of: string }): string | undefined {
  const isSame = (other: ValueNode) => 'of' in other && other.of === node.of && other.in === node.in
  const isTwice = Object.values(values).filter(isSame).length > 1
  return isTwice ? `is the ${node.of} of its world, as another value is: use that.` : undefined
}

/** Whether an array item is a hole. */
export function isHole(item: unknown): item is { hole: true } {
  return typeof item === 'object' && item !== null && 'hole' in item
}

/** Whether an array item is an accessor. */
export function isAccessor(item: unknown): item is Accessor {
  if (typeof item !== 'object' || item === null) return false
  const keys = Object.keys(item)
  return keys.every((key) => key === 'get' || key === 'throws' || key === 'deletes' || key === 'runs' || key === 'set')
}

/** What an array item gives: nothing for a hole or an accessor without a getter. */
export function operandOf(item: (ValueNode & { kind: 'array' })['items'][number]): Operand | undefined {
  if (isAccessor(item)) return item.get
  return isHole(item) ? undefined : (item as Operand)
}

function propertiesFault(
  scenario: Scenario,
  node: ValueNode & { properties?: Property[] | undefined },
): string | undefined {
  const met = new Set<string>()
  for (const property of node.properties ?? []) {
    const text = JSON.stringify(property.key)
    if (met.has(text)) return `has the key ${text} twice.`
    met.add(text)
    const keyFault = keyRefused(node.kind, property.key)
    if (keyFault !== undefined) return keyFault
    const accessor = property.get !== undefined || property.throws !== undefined || property.set !== undefined
    if (property.get !== undefined && property.throws !== undefined)
      return `has at ${text} an accessor that both gives and throws.`
    if (accessor && (property.value !== undefined || property.writable !== undefined))
      return `has at ${text} both data and an accessor.`
    const { value, get, throws, runs } = property
    const fault = getterFault(property) ?? operandsFault(scenario, node.in, [value, get, throws, runs], false)
    if (fault !== undefined) return fault
  }
  return undefined
}

/** What is done before something is given needs a getter, which may delete what a step may change. */
function getterFault({ get, throws, deletes, runs }: Accessor): string | undefined {
  const hasGetter = get !== undefined || throws !== undefined
  if (deletes !== undefined && !hasGetter) return 'deletes a key without a getter that could do it.'
  if (runs !== undefined && !hasGetter) return 'runs a function without a getter that could do it.'
  return deletes === undefined ? undefined : changeKeyFault(deletes)
}

function keyRefused(kind: ValueNode['kind'], key: Key): string | undefined {
  if (typeof key !== 'string') return undefined
  if (kind === 'object') return undefined
  if (key === 'then') return 'has the key "then": only plain objects are thenables.'
  const refused =
    isIndex(key) ||
    key === 'length' ||
    (kind === 'function' && functionKeys.includes(key)) ||
    (kind === 'error' && errorKeys.includes(key))
  return refused ? `has the key ${JSON.stringify(key)}, which its kind keeps for itself.` : undefined
}

function scriptFault(scenario: Scenario, world: World, script: Script): string | undefined {
  const operands: (Operand | undefined)[] = [script.return, script.throw]
  for (const action of script.actions ?? []) {
    if ('call' in action) operands.push(action.call, ...action.args)
    else if ('keep' in action) operands.push(action.keep)
    else if ('set' in action) {
      const refused = changeKeyFault(action.set)
      if (refused !== undefined) return refused
      operands.push(action.at, action.value)
    }
  }
  return operandsFault(scenario, world, operands, true)
}

function stepFault(scenario: Scenario, step: Step): string | undefined {
  const fault = (world: World, operands: readonly (Operand | undefined)[]) =>
    operandsFault(scenario, world, operands, false)
  switch (step.do) {
    case 'expose':
      return fault('isolated', [step.value])
    case 'read':
    case 'await':
      return fault(step.in, [step.at])
    case 'call':
    case 'construct':
      return fault(step.in, [step.at, ...step.args])
    case 'execute': {
      if (step.func === undefined) return fault('isolated', step.args)
      const node = scenario.values[step.func.value]
      if (node?.kind !== 'function' || node.in !== 'main')
        return `executes ${step.func.value}, which is no function of the main world.`
      return fault('isolated', step.args)
    }
    case 'settle': {
      const node = scenario.values[step.promise]
      if (node?.kind !== 'promise' || node.in !== step.in)
        return `settles ${step.promise}, which is no promise of its world.`
      if (step.fulfilled !== undefined && step.rejected !== undefined) return 'both fulfills and rejects.'
      return fault(step.in, [step.fulfilled, step.rejected])
    }
    case 'mutate': {
      const { change } = step
      if ('set' in change) return changeKeyFault(change.set) ?? fault(step.in, [step.at, change.value])
      if ('delete' in change) return changeKeyFault(change.delete) ?? fault(step.in, [step.at])
      if ('mapSet' in change) return fault(step.in, [step.at, ...change.mapSet])
      if ('setAdd' in change) return fault(step.in, [step.at, change.setAdd])
      return fault(step.in, [step.at])
    }
    case 'compare':
      return fault(step.in, [step.left, step.right])
    case 'patch':
      return patchFault(step)
    default:
      return step satisfies never
  }
}

/** Keys whose change would need more of the language than the model has, and the text of stacks. */
const unchangeable = ['then', '__proto__', 'stack', ...functionKeys]

function changeKeyFault(key: Key): string | undefined {
  const refused = typeof key === 'string' && (unchangeable.includes(key) || (isIndex(key) && Number(key) >= 5000))
  return refused ? `changes the key ${JSON.stringify(key)}, which is not supported.` : undefined
}

function operandsFault(
  scenario: Scenario,
  world: World,
  operands: readonly (Operand | undefined)[],
  inScript: boolean,
): string | undefined {
  for (const operand of operands) {
    if (!isPlace(operand)) continue
    if ('value' in operand) {
      const node = scenario.values[operand.value]
      if (node === undefined) return `names a value that is not there: ${operand.value}.`
      if (node.in !== world)
        return `names the value ${operand.value} of the ${node.in} world, but resolves in the ${world} world.`
    }
    if (!inScript && ('argument' in operand || 'receiver' in operand || 'outcome' in operand)) {
      return 'uses argument, receiver or outcome outside a script.'
    }
  }
  return undefined
}

const roots = ['value', 'exposed', 'result', 'kept', 'argument', 'receiver', 'outcome']

/** Whether an operand, or any other part of a scenario that is no primitive, is a place. */
export function isPlace(part: unknown): part is Place {
  return typeof part === 'object' && part !== null && roots.some((root) => Object.hasOwn(part, root))
}
