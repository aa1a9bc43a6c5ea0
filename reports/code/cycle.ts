import type { Operand } from '../../model/scenario/place.ts'
import type { Property, ValueNode } from '../../model/scenario/recipe.ts'
import { isHole } from '../../model/scenario/references.ts'
import { errorCode, nodeCode, ofSubclass, settlers } from './node.ts'
import { defineStatement, integrityCalls } from './properties.ts'
import type { Scope } from './scope.ts'
import { isAccessor } from './uses.ts'

/**
 * A node that leads back to itself: first the empty object under its name, then its parts in the order of the language.
 * `exists` is called as soon as the object can be named.
 */
export function buildInParts(node: ValueNode, name: string, scope: Scope, exists: () => void): void {
  const declare = (code: string): void => {
    scope.statements.push(`const ${name} = ${ofSubclass(node, code, scope)}`)
    exists()
  }
  switch (node.kind) {
    case 'object':
      declare(node.prototype === undefined ? '{}' : `{ __proto__: ${scope.operand(node.prototype)} }`)
      break
    case 'array':
      declare('[]')
      node.items.forEach((item, index) => {
        if (isHole(item)) return
        const part = isAccessor(item) ? item : { value: item as Operand }
        scope.statements.push(defineStatement(name, { key: String(index), ...part }, node, scope))
      })
      if (node.items.some(isHole)) scope.statements.push(`${name}.length = ${node.items.length}`)
      break
    case 'error':
      declare(errorCode(node, scope, false))
      if (node.cause !== undefined) {
        const cause: Property = { key: 'cause', value: node.cause, enumerable: false }
        scope.statements.push(defineStatement(name, cause, node, scope))
      }
      break
    case 'promise': {
      const [resolve, reject] = settlers(name, scope)
      declare(`new Promise((resolve, reject) => { ${resolve} = resolve; ${reject} = reject })`)
      if (node.rejected !== undefined) scope.statements.push(`${reject}(${scope.operand(node.rejected)})`)
      else scope.statements.push(`${resolve}(${scope.operand(node.fulfilled)})`)
      break
    }
    case 'map':
      declare('new Map()')
      for (const [key, value] of node.entries)
        scope.statements.push(`${name}.set(${scope.operand(key)}, ${scope.operand(value)})`)
      break
    case 'set':
      declare('new Set()')
      for (const value of node.values) scope.statements.push(`${name}.add(${scope.operand(value)})`)
      break
    case 'repeat':
      buildRepeat(node, name, scope, declare)
      break
    case 'function':
    case 'date': {
      const { properties: _, subclass: __, ...bare } = node
      declare(nodeCode(bare as ValueNode, scope, name))
      break
    }
    case 'typedArray':
    case 'proxy':
    case 'regexp':
    case 'arrayBuffer':
    case 'boxed':
      declare(nodeCode(node, scope, name))
  }
  for (const property of 'properties' in node ? (node.properties ?? []) : [])
    scope.statements.push(defineStatement(name, property, node, scope))
  if ('integrity' in node && node.integrity !== undefined)
    scope.statements.push(`${integrityCalls[node.integrity]}(${name})`)
}

function buildRepeat(
  node: Extract<ValueNode, { kind: 'repeat' }>,
  name: string,
  scope: Scope,
  declare: (code: string) => void,
): void {
  declare(node.shape === 'object' ? '{}' : '[]')
  const item = scope.operand(node.item)
  if (node.shape === 'row') {
    scope.statements.push(`for (let n = 0; n < ${node.count}; n++) ${name}.push(${item})`)
    return
  }
  const [open, close, key] = node.shape === 'object' ? ['{ x: ', ' }', 'x'] : ['[', ']', '0']
  const inner = scope.names.of('value', `${name}Inner`)
  scope.statements.push(`let ${inner} = ${item}`)
  scope.statements.push(`for (let n = 1; n < ${node.count}; n++) ${inner} = ${open}${inner}${close}`)
  scope.statements.push(`${name}${key === 'x' ? '.x' : '[0]'} = ${inner}`)
}
