import type { RuleId } from '../rules/registry.ts'
import { elementInterfaces } from '../scenario/dom.ts'
import type { World } from '../scenario/recipe.ts'
import { HeapObject, intrinsic, type Shared } from './heap.ts'

/** The wrapper that a world has of something shared: made when the world first meets it, and the same ever after. */
export function wrap(world: World, shared: Shared, rule: RuleId): HeapObject {
  const known = shared.wrappers[world]
  if (known !== undefined) return known
  const prototype =
    shared.tag !== undefined ? elementInterfaces[shared.tag] : shared.blob?.file === undefined ? 'Blob' : 'File'
  const brand = shared.tag !== undefined ? 'element' : 'blob'
  const wrapper = new HeapObject(world, brand, intrinsic(world, prototype), rule, { shared })
  shared.wrappers[world] = wrapper
  return wrapper
}

/** Bytes of a string in UTF-8, as a Blob encodes it: a lone surrogate becomes the three bytes of U+FFFD. */
export function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0)!
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
