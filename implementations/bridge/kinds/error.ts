import type { Kind } from '../kind.ts'
import { uncaughtText } from '../thrown.ts'

/** ERR-COPY: only the message arrives, and nothing is remembered: the same error twice makes two. */
export const error: Kind = {
  name: 'error',
  rule: 'ERR-COPY',
  accepts: (value, { workings }) => workings.parts.brands.isNativeError(value),
  copy: (original: Error, crossing) => {
    const { source, destination, workings } = crossing
    const message: unknown = crossing.read(() => original.message)?.value
    return destination.error(
      'Error',
      typeof message === 'string' ? message : uncaughtText(original, workings.parts.brands, source),
    )
  },
}
