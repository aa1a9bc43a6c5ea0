import type { RuleId } from '../rules/registry.ts'
import { interfaceOf } from '../scenario/dom.ts'
import type { World } from '../scenario/recipe.ts'
import { HeapObject, intrinsic, type Shared } from './heap.ts'

/** The wrapper that a world has of something shared: made when the world first meets it, and the same ever after. */
export function wrap(world: World, shared: Shared, rule: RuleId): HeapObject {
  const known = shared.wrappers[world]
  if (known !== undefined) return known
  const { tag, blob } = shared
  const wrapper =
    tag !== undefined
      ? new HeapObject(world, 'element', intrinsic(world, interfaceOf(tag, world)), rule, { shared })
      : blob !== undefined
        ? new HeapObject(world, 'blob', intrinsic(world, blob.file === undefined ? 'Blob' : 'File'), rule, { shared })
        : new HeapObject(world, 'platform', intrinsic(world, 'VideoFrame'), rule, { shared, platform: 'videoFrame' })
  // What the constructor of a custom element gives it, whoever made the element.
  if (tag === 'x-card' && world === 'main') wrapper.put('label', 'card')
  shared.wrappers[world] = wrapper
  return wrapper
}

/** Text as the platform takes it: surrogates that stand alone are replaced. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd')
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
