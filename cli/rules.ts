import { rules } from '../model/rules/registry.ts'

/** The rules by id. */
export const ruleTexts = new Map<string, (typeof rules)[number]>(rules.map((rule) => [rule.id, rule]))
