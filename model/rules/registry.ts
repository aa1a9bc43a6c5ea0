import { arrayRules } from './arrays.ts'
import { cloneRules } from './clone.ts'
import { crossingRules } from './crossing.ts'
import { documentationRules } from './documentation.ts'
import { entryRules } from './entries.ts'
import { errorRules } from './errors.ts'
import { exposureRules } from './exposure.ts'
import { functionRules } from './functions.ts'
import { groundRules } from './ground.ts'
import { objectRules } from './objects.ts'
import { platformRules } from './platform.ts'
import { promiseRules } from './promises.ts'
import type { Rule } from './rule.ts'

export type { Rule }

/** All rules of the model, in the order in which the bridge meets them. */
export const rules = [
  ...crossingRules,
  ...functionRules,
  ...promiseRules,
  ...errorRules,
  ...arrayRules,
  ...objectRules,
  ...platformRules,
  ...cloneRules,
  ...exposureRules,
  ...entryRules,
  ...documentationRules,
  ...groundRules,
] as const satisfies readonly Rule[]

/** The id of a rule in the registry. */
export type RuleId = (typeof rules)[number]['id']

const byId = new Map<string, Rule>(rules.map((rule) => [rule.id, rule]))

/** @throws Error when there is no such rule */
export function ruleOf(id: string): Rule {
  const rule = byId.get(id)
  if (rule === undefined) throw new Error(`There is no rule "${id}".`)
  return rule
}
