import { expect, test } from 'vitest'
import { mergeLogs } from './merge.ts'

const event = (on: string, step = 99) => ({ on, step })

test('both logs become one trace in the order of the ticks, each event under the step that was under way', () => {
  const isolated = [
    [
      0,
      [
        [1, 0],
        [8, 2],
      ],
      [
        [2, event('exposing')],
        [6, event('called')],
        [9, event('read')],
      ],
    ],
  ]
  const main = [
    [
      0,
      [[4, 1]],
      [
        [3, event('exposed')],
        [5, event('calling')],
        [7, event('done')],
      ],
    ],
  ]
  expect(mergeLogs(JSON.stringify(isolated), JSON.stringify(main), 1)).toEqual([
    {
      events: [
        event('exposing', 0),
        event('exposed', 0),
        event('calling', 1),
        event('called', 1),
        event('done', 1),
        event('read', 2),
      ],
    },
  ])
})

test('a world that has nothing to say in a scenario has no log of it', () => {
  const isolated = [[1, [[1, 0]], [[2, event('read')]]]]
  expect(mergeLogs(JSON.stringify(isolated), '[]', 3)).toEqual([
    { events: [] },
    { events: [event('read', 0)] },
    { events: [] },
  ])
})

test('a failure of the world code is no trace', () => {
  expect(() => mergeLogs(JSON.stringify([[0, [], [], 'too deep']]), '[]', 1)).toThrow('too deep')
})
