import type { Cloneable } from './island.ts'

const sourceOf = getter('source')

/** Each flag by its own getter: `flags` would read properties that a world may have changed. */
const flagsOf = [
  ['d', getter('hasIndices')],
  ['g', getter('global')],
  ['i', getter('ignoreCase')],
  ['m', getter('multiline')],
  ['s', getter('dotAll')],
  ['u', getter('unicode')],
  ['v', getter('unicodeSets')],
  ['y', getter('sticky')],
] as const

function getter(name: string): () => unknown {
  // an engine without the v flag has no getter for it
  return Object.getOwnPropertyDescriptor(RegExp.prototype, name)?.get ?? (() => false)
}

/** Source and flags arrive; lastIndex starts again at 0. */
export const regexp: Cloneable = {
  name: 'regexp',
  rule: 'CLONE-COPY',
  accepts: (value, brands) => brands.isRegExp(value),
  copy: (original, { destination }) => {
    let flags = ''
    for (const [flag, isSet] of flagsOf) if (Reflect.apply(isSet, original, [])) flags += flag
    return destination.regexp(Reflect.apply(sourceOf, original, []) as string, flags)
  },
}
