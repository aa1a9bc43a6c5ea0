import { type Context, createContext, runInContext } from 'node:vm'
import { profileOf } from '../../../model/profile.ts'
import { realmSource } from '../../bundles/generated.ts'
import { createBridge } from '../bridge.ts'
import type { Fault } from '../parts.ts'
import type { Realm } from '../realm.ts'
import { showSource } from './show.ts'
import { testHost } from './testHost.ts'

/** One world of a test. */
export interface TestWorld {
  /** the value of an expression or script */
  run(source: string): unknown
  /** one line about the value of an expression, as this world sees it; what it throws is shown as `throws ...` */
  show(expression: string): string
}

export interface TwoWorlds {
  /** has `contextBridge` and `expose(key, api)` as globals */
  isolated: TestWorld
  main: TestWorld
  mainContext: Context
  /** another isolated world */
  world(id: number): TestWorld
  /** how often the bridge asked for an abort */
  aborts(): number
}

/** Two fresh vm contexts with the bridge under test between them. */
export function twoWorlds(options: { profile?: string; faults?: readonly Fault[] } = {}): TwoWorlds {
  const [isolated, isolatedRealm] = openWorld()
  const [main, mainRealm, mainContext] = openWorld()
  const others = new Map<number, TestWorld>()
  let aborts = 0
  const bridge = createBridge({
    rules: profileOf(options.profile ?? 'newest').rules,
    isolated: isolatedRealm,
    main: mainRealm,
    isolatedWorld: (id) => {
      const [world, realm] = openWorld()
      others.set(id, world)
      return realm
    },
    abort: () => {
      aborts++
      throw new Error('aborted')
    },
    host: testHost,
    faults: options.faults ?? [],
  })
  const put = isolated.run('(bridge) => { contextBridge = { ...bridge }; expose = bridge.exposeInMainWorld }')
  ;(put as (bridge: unknown) => void)(bridge)
  return { isolated, main, mainContext, world: (id) => others.get(id)!, aborts: () => aborts }
}

function openWorld(): [TestWorld, Realm, Context] {
  const context = createContext()
  const run = (source: string): unknown => runInContext(source, context)
  const realm = run(realmSource) as Realm
  const show = run(showSource) as (value: unknown) => string
  return [
    {
      run,
      show: (expression) => {
        let value: unknown
        try {
          value = run(`(${expression})`)
        } catch (thrown) {
          return `throws ${show(thrown)}`
        }
        return show(value)
      },
    },
    realm,
    context,
  ]
}

/** The ways for a value from one world into the other. */
export const ways = ['expose', 'argument', 'return', 'promise'] as const
export type Way = (typeof ways)[number]

let sent = 0

/** Sends the value of an expression on its way and shows what arrives, or what the sender or receiver catches. */
export async function send({ isolated, main }: TwoWorlds, way: Way, expression: string): Promise<string> {
  const key = `sent${sent++}`
  switch (way) {
    case 'expose': {
      const outcome = isolated.show(`expose('${key}', ${expression})`)
      return outcome === 'undefined' ? main.show(key) : outcome
    }
    case 'argument': {
      const failure = isolated.show(`expose('${key}', (value) => { globalThis.taken = value })`)
      const outcome = failure === 'undefined' ? main.show(`${key}(${expression})`) : failure
      return outcome === 'undefined' ? isolated.show('taken') : outcome
    }
    case 'return': {
      const failure = isolated.show(`expose('${key}', () => (${expression}))`)
      return failure === 'undefined' ? main.show(`${key}()`) : failure
    }
    case 'promise': {
      isolated.show(`expose('${key}', () => Promise.resolve([${expression}][0]))`)
      const outcome = main.show(`(() => {
        globalThis.settled = 'pending'
        ${key}().then((value) => { settled = value }, (reason) => { settled = [reason, 'rejected'] })
      })()`)
      await new Promise((resolve) => setImmediate(resolve))
      return outcome === 'undefined' ? main.show('settled') : outcome
    }
  }
}
