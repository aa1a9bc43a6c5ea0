import { describe, expect, it } from 'vitest'
import { predict } from '../../model/predict.ts'
import { profileOf } from '../../model/profile.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { expectOf } from '../../properties/agreement.ts'
import { runAndJudge } from '../../properties/runAndJudge.ts'
import { openForTests } from '../openForTests.ts'
import affine from './apps/affine.ts'
import bitwarden from './apps/bitwarden.ts'
import electronFiddle from './apps/electronFiddle.ts'
import electronReactBoilerplate from './apps/electronReactBoilerplate.ts'
import electronToolkit from './apps/electronToolkit.ts'
import element from './apps/element.ts'
import heroic from './apps/heroic.ts'
import logseq from './apps/logseq.ts'
import podmanDesktop from './apps/podmanDesktop.ts'
import rocketChat from './apps/rocketChat.ts'
import signal from './apps/signal.ts'
import visualStudioCode from './apps/visualStudioCode.ts'
import zettlr from './apps/zettlr.ts'

/** APIs of the shape that well-known applications expose, written anew in the language: none of their code is here. */
const preloads: Record<string, Scenario> = {
  affine,
  bitwarden,
  electronFiddle,
  electronReactBoilerplate,
  electronToolkit,
  element,
  heroic,
  logseq,
  podmanDesktop,
  rocketChat,
  signal,
  visualStudioCode,
  zettlr,
}

describe.each(['vm', 'iframe', 'vm@25.1.1', 'iframe@25.1.1', 'electron@25.1.1', 'electron@33.2.1'])(
  '%s and the model',
  (specifier) => {
    const opened = openForTests(specifier)

    it.each(Object.keys(preloads))('agree on a preload script like that of %s', async (name) => {
      const { session, expecting } = opened
      const expectation = expectOf(preloads[name]!, expecting)
      const [{ outcome }] = (await runAndJudge(session, [expectation], expecting)) as [never]
      expect(outcome).toEqual({ is: 'agree' })
    })
  },
)

it.each(Object.keys(preloads))('%s has functions called from both sides, and nothing that is missed', (name) => {
  const none = { isolated: { functionKeys: [] }, main: { functionKeys: [] } }
  const { trace } = predict(preloads[name]!, profileOf('newest'), none)
  const events = 'events' in trace ? trace.events : []
  for (const world of ['isolated', 'main'])
    expect(events.some((one) => one.on === 'called' && one.in === world)).toBe(true)
  expect(events.filter((one) => 'nothing' in one)).toEqual([])
})
