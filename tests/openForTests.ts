import { afterAll, beforeAll } from 'vitest'
import type { Session } from '../implementations/adapter.ts'
import { loadAdapter } from '../implementations/index.ts'
import { profileOf } from '../model/profile.ts'
import type { Expecting } from '../properties/agreement.ts'

/** What is open while the tests of a block run. */
export interface Opened {
  session: Session
  expecting: Expecting
}

/** Opens an adapter before the tests of a block, expecting its own profile, and closes it after them. */
export function openForTests(specifier: string): Opened {
  const opened = {} as Opened
  beforeAll(async () => {
    const adapter = await loadAdapter(specifier)
    opened.session = await adapter.open()
    opened.expecting = { adapter, profile: profileOf(adapter.profile), facts: opened.session.facts }
  })
  afterAll(() => opened.session?.close())
  return opened
}
