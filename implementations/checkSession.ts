import type { Facts } from '../model/observation.ts'
import { type Shown, type ShownTrace, traceOf } from '../model/traceText.ts'
import type { Session } from './adapter.ts'

const checked = new WeakSet<Session>()

/**
 * The session that somebody else's adapter opened. What it has is checked now, what its runs give as it comes: after
 * that it is plain JSON that may be relied on.
 *
 * @throws Error with one sentence, also from its runs
 */
export function checkSession(id: string, opened: unknown): Session {
  const session = opened as Session
  if (typeof session !== 'object' || session === null)
    throw new Error(`The adapter ${id} opened no session: open must resolve to an object with facts, run and close.`)
  if (checked.has(session)) return session
  for (const method of ['run', 'close'] as const) {
    if (typeof session[method] !== 'function')
      throw new Error(`The session of adapter ${id} has no method ${method}: give it one.`)
  }
  if (!hasFacts(session.facts)) {
    throw new Error(
      `The session of adapter ${id} has no facts of both worlds: give {isolated, main}, each with its functionKeys.`,
    )
  }
  const { facts } = session
  const safe: Session = {
    facts,
    run: async (...args) => tracesOf(id, await session.run(...args)),
    ...(session.runText && { runText: async (...args) => tracesOf(id, await session.runText!(...args), true) }),
    close: async () => session.close(),
  }
  checked.add(safe)
  return safe
}

function hasFacts(facts: Facts | undefined): boolean {
  const isPair = (pair: unknown): boolean =>
    Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === 'string')
  return [facts?.isolated?.functionKeys, facts?.main?.functionKeys].every(
    (keys) => Array.isArray(keys) && keys.every(isPair),
  )
}

function tracesOf(id: string, given: unknown, mayBeText = false): ShownTrace[] {
  if (!Array.isArray(given))
    throw new Error(`The adapter ${id} gave no list of traces: run must resolve to one trace for each scenario.`)
  // Not by `map`, which passes over what is missing.
  return Array.from(given, (trace, at) =>
    checkTrace(trace, `The adapter ${id} gave as trace ${at} of a run`, mayBeText),
  )
}

function checkTrace(given: unknown, what: string, mayBeText: boolean): ShownTrace {
  const trace = plain(given, what)
  const { crash, hang, events, isolated, main } = (trace ?? {}) as Record<string, unknown>
  if (mayBeText && typeof isolated === 'string' && typeof main === 'string') return parsed(trace as Shown, what)
  const isEvents =
    Array.isArray(events) && events.every((event) => typeof event === 'object' && event !== null && 'on' in event)
  if (crash !== true && hang !== true && !isEvents)
    throw new Error(`${what} what is none: give {events: [...]}, {crash: true} or {hang: true}.`)
  return trace as ShownTrace
}

function parsed(text: Shown, what: string): ShownTrace {
  try {
    return traceOf(text)
  } catch {
    throw new Error(`${what} texts that are none: of each world a JSON list of [place, event].`)
  }
}

/** A copy of nothing but JSON. */
function plain(given: unknown, what: string): unknown {
  try {
    return JSON.parse(JSON.stringify(given) ?? 'null')
  } catch (error) {
    throw new Error(`${what} what is no JSON: ${(error as Error).message.split('\n', 1)[0]}.`)
  }
}
