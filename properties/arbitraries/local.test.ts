import { describe, expect, test } from 'vitest'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { loadScenario } from '../../model/scenario/scenario.ts'
import { openLocalCases } from '../cases.ts'
import { moveInto } from './local.ts'

describe('the arbitrary of local scenarios', () => {
  test('draws what the loader accepts, all of it in one world and nothing exposed', () => {
    const cases = openLocalCases()
    const worlds = new Set<string>()
    for (let index = 0; index < 1000; index++) {
      const drawn = cases.caseAt(12, index)
      const text = JSON.stringify(drawn)
      expect(loadScenario(text)).toEqual(drawn)
      expect(text).not.toContain('"do":"expose"')
      const inWorlds = new Set(text.match(/"in":"(isolated|main)"/g))
      expect(inWorlds.size).toBe(1)
      for (const world of inWorlds) worlds.add(world)
    }
    expect(worlds.size).toBe(2)
  })

  test('puts what was exposed where the page looked for it', () => {
    const drawn: Scenario = {
      bridgecheck: 1,
      values: {
        api: { kind: 'object', in: 'isolated', properties: [{ key: 'run', value: { value: 'run' } }] },
        run: { kind: 'function', in: 'isolated', form: 'arrow', script: {} },
      },
      steps: [
        { do: 'expose', key: 'tools', value: { value: 'api' } },
        { do: 'call', in: 'main', at: { exposed: 'tools', path: ['run'] }, args: [{ exposed: 'nothing' }] },
      ],
    }
    expect(moveInto(drawn, 'main').steps).toEqual([
      { do: 'call', in: 'main', at: { value: 'api', path: ['run'] }, args: [{ exposed: 'nothing' }] },
    ])
  })
})
