import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'

const schema = JSON.parse(readFileSync(new URL('../../docs/report.schema.json', import.meta.url), 'utf8'))
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true }).addSchema(schema, 'report')

const validators = new Map<string, ValidateFunction>()

/** What is wrong with a value by the schema of reports, one line each; empty when it is valid. */
export function faultsOf(value: unknown, as: 'event' | 'summary' | 'finding'): string[] {
  const validate = validators.get(as) ?? ajv.compile({ $ref: `report#/definitions/${as}` })
  validators.set(as, validate)
  if (validate(value)) return []
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
