import type { Operand } from '../../model/scenario/place.ts'
import type { Item, Property, ValueNode } from '../../model/scenario/recipe.ts'
import { isHole } from '../../model/scenario/references.ts'
import { methodTail } from './function.ts'
import { callCode, objectCode } from './layout.ts'
import { isIdentifier, literalKey, primitiveCode } from './quote.ts'
import type { Frame, Scope } from './scope.ts'
import { type Accessor, isAccessor } from './uses.ts'

const nowhere: Frame = { argument: () => 'undefined', outcome: () => 'undefined', receiver: 'undefined' }

/** A property that an object literal can hold: with all flags as a literal gives them. */
const isLiteral = (property: Property): boolean =>
  property.writable !== false && property.enumerable !== false && property.configurable !== false

function getterBody(accessor: Accessor, scope: Scope): string | undefined {
  const { get, throws, deletes, runs } = accessor
  const first = [
    ...(deletes === undefined ? [] : [`Reflect.deleteProperty(this, ${primitiveCode(deletes, scope.unique)}); `]),
    ...(runs === undefined
      ? []
      : [`${scope.perhaps(runs, nowhere)}${scope.isFunction(runs) ? '.call' : '?.call?.'}(this); `]),
  ].join('')
  if (throws !== undefined) return `{ ${first}throw ${scope.inside(throws, nowhere)} }`
  return get === undefined ? undefined : `{ ${first}return ${scope.inside(get, nowhere)} }`
}

/** Parts of an object literal for one property: `a: 1`, `get a() { … }`, `set a(value) {}`. */
function literalParts(property: Property, scope: Scope): string[] {
  const key = literalKey(property.key, scope.unique)
  if (!isAccessor(property)) {
    const code = scope.operand(property.value)
    const tail = methodTail(code)
    if (tail !== undefined) return [`${key}${tail}`]
    return [code === key && isIdentifier(key) ? key : `${key}: ${code}`]
  }
  const body = getterBody(property, scope)
  return [...(body ? [`get ${key}() ${body}`] : []), ...(property.set ? [`set ${key}(value) {}`] : [])]
}

/** The third argument of `Object.defineProperty`. */
function descriptorCode(part: Property | Item, scope: Scope): string {
  const flags = part as Partial<Property>
  const shared = [
    ...(flags.enumerable === false ? [] : ['enumerable: true']),
    ...(flags.configurable === false ? [] : ['configurable: true']),
  ]
  if (!isAccessor(part)) {
    const writable = flags.writable === false ? [] : ['writable: true']
    return objectCode([`value: ${scope.operand(flags.value)}`, ...writable, ...shared])
  }
  const body = getterBody(part, scope)
  return objectCode([...(body ? [`get() ${body}`] : []), ...(part.set ? ['set(value) {}'] : []), ...shared])
}

/** An object literal with `first` (a `__proto__` part) and the properties; what a literal can't say is defined after. */
export function literalWith(first: string[], properties: readonly Property[], scope: Scope): string {
  const split = properties.findIndex((property) => !isLiteral(property))
  const inLiteral = split < 0 ? properties : properties.slice(0, split)
  const literal = objectCode([...first, ...inLiteral.flatMap((property) => literalParts(property, scope))])
  return definedOn(literal, split < 0 ? [] : properties.slice(split), scope)
}

/** Whether assigning defines a property: all flags are true, and nothing that the node inherits has a say. */
function isAssignable(property: Property, { kind, ...node }: ValueNode, scope: Scope): boolean {
  const { key } = property
  if (!isLiteral(property) || isAccessor(property) || key === '__proto__') return false
  if (typeof key === 'string' && scope.patched.has(key)) return false
  if (kind === 'object') return !('prototype' in node)
  if (kind === 'map' || kind === 'set') return key !== 'size'
  if (kind === 'function') return typeof key === 'string' || key.symbol !== '@@hasInstance'
  return kind !== 'element'
}

/** `code` with properties added to it. */
export function withProperties(
  code: string,
  node: ValueNode & { properties?: Property[] | undefined },
  scope: Scope,
): string {
  const { properties } = node
  if (properties === undefined || properties.length === 0) return code
  if (!properties.every((property) => isAssignable(property, node, scope))) return definedOn(code, properties, scope)
  const parts = properties.flatMap((property) => literalParts(property, scope))
  return callCode('Object.assign', [code, objectCode(parts)])
}

function definedOn(code: string, properties: readonly Property[], scope: Scope): string {
  return properties.reduce(
    (target, property) =>
      callCode('Object.defineProperty', [
        target,
        primitiveCode(property.key, scope.unique),
        descriptorCode(property, scope),
      ]),
    code,
  )
}

/** A statement that gives `target`, which is made of `node`, one property. */
export function defineStatement(target: string, property: Property, node: ValueNode, scope: Scope): string {
  const { key, value } = property
  if (isAssignable(property, node, scope))
    return `${target}${scope.path({ receiver: true, path: [key] })} = ${scope.operand(value)}`
  return callCode('Object.defineProperty', [target, primitiveCode(key, scope.unique), descriptorCode(property, scope)])
}

/** `Array.prototype` is inherited by holes: an item that a literal can't hold is defined after. */
export function arrayWithItems(items: readonly Item[], literal: (parts: string[]) => string, scope: Scope): string {
  const parts = items.map((item) => (isHole(item) || isAccessor(item) ? '' : scope.operand(item as Operand)))
  const holes = parts.map((part, index) => (part === '' && index === parts.length - 1 ? ',' : part))
  return items.reduce<string>(
    (target, item, index) =>
      isAccessor(item)
        ? callCode('Object.defineProperty', [target, String(index), descriptorCode(item, scope)])
        : target,
    literal(holes),
  )
}

export const integrityCalls = {
  nonextensible: 'Object.preventExtensions',
  sealed: 'Object.seal',
  frozen: 'Object.freeze',
} as const
