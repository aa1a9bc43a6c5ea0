import { against } from '../model/adapterName.ts'
import { incomparable } from '../model/capability.ts'
import type { Facts } from '../model/observation.ts'
import type { Shown } from '../model/traceText.ts'
import { type Adapter, type Session, textSession } from './adapter.ts'
import { inTurn } from './inTurn.ts'
import { setSpecifier, specifierOf } from './specifier.ts'

/**
 * An adapter that runs each scenario in two implementations: what `reference` shows is what `adapter` is expected to
 * show. It hosts what both can host and what can be compared, and its profile is that of the reference, whose rules a
 * difference breaks. Of what a host's own objects hold it says nothing, so that the model leaves out what depends on it.
 */
export function againstAdapter(adapter: Adapter, reference: Adapter): Adapter {
  const compared: Adapter = {
    id: `${adapter.id}${against}${reference.id}`,
    profile: reference.profile,
    ownProfile: adapter.profile,
    capabilities: new Set(
      [...adapter.capabilities].filter((one) => reference.capabilities.has(one) && !incomparable.has(one)),
    ),
    open: () => openBoth(adapter, reference),
  }
  const [own, other] = [specifierOf(adapter), specifierOf(reference)]
  return own === undefined || other === undefined ? compared : setSpecifier(compared, `${own}${against}${other}`)
}

async function openBoth(adapter: Adapter, reference: Adapter): Promise<Session> {
  const session = await adapter.open()
  let other: Session
  try {
    other = await reference.open()
  } catch (error) {
    await session.close()
    throw error
  }
  const [runs, otherRuns] = [inTurn(session), inTurn(other)]
  return textSession({
    facts: comparable(other.facts),
    async runText(scenarios, options) {
      const [shown, expected] = await Promise.all([runs(scenarios, options), otherRuns(scenarios, options)])
      return shown.map((one, index): Shown => ({ ...one, reference: expected[index]! }))
    },
    async close() {
      await Promise.all([session.close(), other.close()])
    },
  })
}

/** Without what the host's own objects hold: see `incomparable`. */
function comparable({ isolated: { held: _, ...isolated }, main }: Facts): Facts {
  return { isolated, main }
}
