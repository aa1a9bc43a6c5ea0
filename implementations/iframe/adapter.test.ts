import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserObjects, madeObjects } from '../../model/scenario/dom.ts'
import { validateScenario } from '../../model/scenario/scenario.ts'
import type { Session } from '../adapter.ts'
import { iframeAdapter } from './adapter.ts'

// What the model predicts is held against it by the batteries in tests/conformance; this is what jsdom makes special.
let session: Session
const adapter = iframeAdapter()
beforeAll(async () => {
  session = await adapter.open()
})
afterAll(() => session.close())

const isolated = { in: 'isolated' } as const
const exposeApi = { do: 'expose', key: 'api', value: { value: 'api' } }

async function events(values: object, steps: object[] = [exposeApi]) {
  const [trace] = await session.run([validateScenario({ bridgecheck: 1, values, steps })])
  return trace !== undefined && 'events' in trace ? trace.events : []
}

test('it hosts elements and blobs', () => {
  expect([...adapter.capabilities]).toEqual(expect.arrayContaining(['dom', 'blob']))
})

describe('what jsdom keeps in its objects is not seen', () => {
  test.each(['div', 'form', 'select', 'svg', 'x-widget'])('in an element of the own world: %s', async (tag) => {
    const element = { kind: 'element', ...isolated, tag, properties: [{ key: 'extra', value: 1 }] }
    const read = { do: 'read', in: 'isolated', at: { value: 'element' } }
    expect(await events({ element }, [read])).toMatchObject([
      { value: { is: 'element', tag, extensible: true, props: [['extra', 'wec', 1]] } },
    ])
  })

  test.each(['div', 'span', 'svg', 'x-widget'])('in one that crossed: %s', async (tag) => {
    const api = { kind: 'element', ...isolated, tag }
    expect((await events({ api }))[1]).toMatchObject({ value: { is: 'element', tag, extensible: false, props: [] } })
  })
})

test('an element has one wrapper in each world, however it crosses', async () => {
  const api = { kind: 'function', ...isolated, form: 'arrow', script: { return: { argument: 0 } } }
  const query = { kind: 'element', in: 'main', tag: 'form' }
  const call = { do: 'call', in: 'main', at: { exposed: 'api' }, args: [{ value: 'query' }], as: 'answer' }
  const compare = { do: 'compare', in: 'main', left: { result: 'answer' }, right: { value: 'query' } }
  const trace = await events({ api, query }, [exposeApi, call, compare])
  expect(trace[2]).toMatchObject({
    on: 'called',
    args: [{ is: 'element', proto: 'isolated:HTMLFormElement.prototype' }],
  })
  expect(trace[4]).toMatchObject({ on: 'compared', same: true })
})

const ofJsdom = madeObjects.filter((of) => of !== 'videoFrame' && !browserObjects.has(of))

test.each(ofJsdom)('another object of jsdom is no copy of its workings: a %s', async (of) => {
  const props = of === 'event' ? [['isTrusted', '-e-', false]] : []
  expect((await events({ api: { kind: 'platform', ...isolated, of } }))[1]).toMatchObject({
    value: { is: 'object', proto: 'main:Object.prototype', props },
  })
})
