import { expect, it } from 'vitest'
import { entriesFor, withEntries, withFollowers } from './accept.ts'
import { type Finding, findingId } from './finding.ts'
import { parseKnown } from './known.ts'

const signatures = ['FN-RECEIVER-PARENT value called', 'OBJ-COPY value done', 'LOCAL value read', 'ARR-COPY leak done']
const [cause, follower, second, other] = signatures.map((end) => `vm ${end}`) as [string, string, string, string]

const findingOf = (signature: string, follows?: string): Finding => ({
  ...{ id: findingId(signature), adapter: 'vm', profile: 'newest', signature, rule: signature.split(' ')[1]! },
  ...{
    kind: 'value',
    at: 'events[1].value',
    predicted: 1,
    observed: 2,
    seed: 1,
    index: 0,
    sizeBefore: 1,
    sizeAfter: 1,
  },
  ...{ scenario: { bridgecheck: 1, values: {}, steps: [] }, minimal: true, tries: 0, count: 1, alsoShows: [] },
  ...(follows === undefined ? {} : { follows }),
})

const first = findingOf(cause)
const stored = [findingOf(second, follower), findingOf(follower, cause), first, findingOf(other)]

it('accepts what follows, and what follows from that, and nothing else', () => {
  const entries = entriesFor(withFollowers([first], stored), { reason: 'A reason.', expires: '9999-12-31' }, [])
  expect(entries).toEqual([
    { signature: cause, reason: 'A reason.', expires: '9999-12-31' },
    { signature: follower, reason: `Follows from ${cause}: A reason.`, expires: '9999-12-31' },
    { signature: second, reason: `Follows from ${follower}: A reason.`, expires: '9999-12-31' },
  ])
  expect(parseKnown(JSON.stringify({ known: 1, divergences: entries }), 'a file')).toEqual(entries)
})

it('takes each once, though it is named twice and follows from another that is named', () => {
  const named = structuredClone([first, first, stored[1]!])
  expect(withFollowers(named, stored).map(({ signature }) => signature)).toEqual([cause, follower, second])
})

it('leaves out what is known, and renews what has expired', () => {
  const present = [
    { signature: cause, reason: 'Old.', expires: '2020-01-01' },
    { signature: follower, reason: 'Still good.' },
  ]
  const added = entriesFor(withFollowers([first], stored.slice(1)), { reason: 'New.' }, present)
  expect(added).toEqual([{ signature: cause, reason: 'New.' }])
  expect(withEntries(present, added)).toEqual([present[1], ...added])
})
