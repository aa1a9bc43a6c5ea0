import { describe, expect, test } from 'vitest'
import { usualFacts } from '../../model/facts.ts'
import type { Batch, WorldEnd } from './batch.ts'
import { Crew } from './crew.ts'
import { addTally, emptyTally, type Tally } from './tally.ts'
import { type Worker, WorkerLost } from './worker.ts'

/** Cases that end a worker: by running, by drawing alone, or by leaving it silent; and whether it is silent always. */
interface Deadly {
  run?: number
  draw?: number
  silence?: number
  isMute?: boolean
}

/** A worker that agrees on every case but those that end it. */
function worker(deadly: Deadly, batches: Batch[]): Worker {
  let alive = true
  const does = (range: Batch, index: number | undefined): boolean =>
    index !== undefined && index >= range.from && index < range.from + range.count
  const die = async (end: WorldEnd = 'crash'): Promise<never> => {
    alive = false
    throw new WorkerLost(end === 'crash' ? 'SIGSEGV' : '30 s without a sign of life', end)
  }
  return {
    facts: usualFacts,
    async batch(batch) {
      batches.push(batch)
      if (deadly.isMute || does(batch, deadly.silence)) return die('hang')
      if (!alive || does(batch, deadly.run) || does(batch, deadly.draw)) return die()
      await new Promise((resolve) => setImmediate(resolve))
      return { ...emptyTally(), cases: batch.count, agree: batch.count }
    },
    async judgeEnd({ from }, end) {
      if (deadly.draw === from) return die()
      return { ...emptyTally(), cases: 1, [end]: 1 }
    },
    selfTest: async () => (deadly.isMute ? die('hang') : []),
    run: async () => [],
    close: async () => {},
  }
}

async function work(deadly: Deadly, size: number) {
  const batches: Batch[] = []
  const lost: Batch[] = []
  const hire = async (): Promise<Worker> => worker(deadly, batches)
  const crew = new Crew(await hire(), { hire, size, lost: (batch) => lost.push(batch), isOver: () => false })
  let next = 0
  const sum: Tally = emptyTally()
  const give = (): Batch | undefined => {
    const from = next
    next += 50
    return from < 300 ? { from, count: 50 } : undefined
  }
  await crew.work(give, (_, tally) => addTally(sum, tally))
  await crew.close()
  return { sum, lost, batches }
}

describe('a crew', () => {
  test.each([1, 3])('of %i does every case once, the first batch alone', async (size) => {
    const { sum, lost, batches } = await work({}, size)
    expect(sum).toMatchObject({ cases: 300, agree: 300 })
    expect(lost).toEqual([])
    expect(batches.map(({ from }) => from)).toEqual([0, 50, 100, 150, 200, 250])
  })

  test.each([1, 3])('of %i finds the case that ends workers: it is a crash, the others agree', async (size) => {
    const { sum, lost } = await work({ run: 123 }, size)
    expect(sum).toMatchObject({ cases: 300, agree: 299, crash: 1 })
    expect(lost).toContainEqual({ from: 123, count: 1 })
  })

  test('finds the case that leaves workers silent: it is a hang, after one loss in company', async () => {
    const { sum, lost } = await work({ silence: 123 }, 1)
    expect(sum).toMatchObject({ cases: 300, agree: 299, crash: 0, hang: 1 })
    expect(lost.filter(({ count }) => count === 50)).toEqual([{ from: 100, count: 50 }])
  })

  test.each([
    [50, 1],
    [12, 3],
  ])(
    'gives up a search when the campaign is over while %i cases are silent: their batch has no tally',
    async (last, asks) => {
      let isOver = false
      const asked: number[] = []
      const hire = async (): Promise<Worker> => ({
        ...worker({}, []),
        async batch({ from, count }) {
          asked.push(count)
          if (from > 7) return { ...emptyTally(), cases: count }
          if (count > last || last === 50) throw new WorkerLost('30 s without a sign of life', 'hang')
          isOver = true
          return new Promise(() => {})
        },
        async selfTest() {
          if (last < 50) return []
          isOver = true
          return new Promise(() => {})
        },
      })
      const crew = new Crew(await hire(), { hire, size: 1, lost: () => {}, isOver: () => isOver })
      const done: Batch[] = []
      const batches = [{ from: 0, count: 50 }]
      await crew.work(
        () => batches.shift(),
        (batch) => done.push(batch),
      )
      await crew.close()
      expect(done).toEqual([])
      expect(asked).toHaveLength(asks)
    },
  )

  test('gives up an adapter that is silent at a self-test too', async () => {
    await expect(work({ isMute: true }, 1)).rejects.toThrow(
      'It does not even answer a self-test: 30 s without a sign of life.',
    )
  })

  test('says of a case that ends workers before it runs that it is inapplicable', async () => {
    const { sum } = await work({ draw: 7 }, 2)
    expect(sum).toMatchObject({ cases: 300, agree: 299, crash: 0, inapplicable: 1 })
    expect(sum.reasons).toEqual({ 'drawing or predicting it ends the worker': 1 })
  })

  test('that breaks ends as a whole: nothing is done after it has told so', async () => {
    let done = 0
    let begun = 0
    const broken: Worker = {
      ...worker({}, []),
      async batch({ from, count }) {
        begun += 1
        if (from === 50) throw new Error('The device is gone.')
        await new Promise((resolve) => setTimeout(resolve, 5))
        return { ...emptyTally(), cases: count }
      },
    }
    const crew = new Crew(broken, { hire: async () => broken, size: 3, lost: () => {}, isOver: () => false })
    let next = -50
    const give = (): Batch => {
      next += 50
      return { from: next, count: 50 }
    }
    const count = (): void => {
      done += 1
    }
    await expect(crew.work(give, count)).rejects.toThrow('The device is gone.')
    const then = { done, begun }
    expect(then.begun).toBeLessThan(20)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect({ done, begun }).toEqual(then)
  })
})
