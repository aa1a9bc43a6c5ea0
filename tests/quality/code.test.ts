import { Script } from 'node:vm'
import { expect, it } from 'vitest'
import { caseAt } from '../../properties/cases.ts'
import { codeOf, stepLines } from '../../reports/code/code.ts'

it('writes drawn scenarios as JavaScript that an engine accepts', () => {
  for (let index = 0; index < 1500; index++) {
    const scenario = caseAt(7, index)
    const { preload, page } = codeOf(scenario)
    expect(stepLines(scenario)).toHaveLength(scenario.steps.length)
    for (const code of [preload, page]) {
      try {
        new Script(`'use strict';${code}`)
      } catch (error) {
        throw new Error(`case ${index}: ${String(error)}\n${code}\n${JSON.stringify(scenario)}`)
      }
    }
  }
})
