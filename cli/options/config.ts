import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Command, Option } from 'commander'
import { plain } from '../../reports/code/quote.ts'
import { Misuse, sentenceOf } from '../misuse.ts'

const names = ['bridgecheck.config.json', 'bridgecheck.config.mjs'] as const

/** What others read, and this does not. */
const otherNames = ['js', 'cjs', 'ts', 'mts', 'cts', 'yaml', 'yml', 'toml'].map((end) => `bridgecheck.config.${end}`)

/** Flags that say where to look or what to print, not what to do: they have no place in a file. */
const commandLineOnly = new Set(['config', 'help', 'version'])

/**
 * Gives the command the options of the config file, under the same names as the flags. Flags win, also over a setting
 * that contradicts them. A setting that only another command knows is left alone; one that none knows is misuse.
 */
export async function applyConfig(command: Command, known: readonly Option[]): Promise<void> {
  const file = fileOf(command.opts().config as string | undefined)
  if (file === undefined) return
  const settings = await load(file)
  for (const [name, value] of Object.entries(settings)) {
    const option = command.options.find((candidate) => candidate.long === `--${name}`)
    if (option === undefined || commandLineOnly.has(name)) {
      if (!commandLineOnly.has(name) && known.some((candidate) => candidate.long === `--${name}`)) continue
      throw new Misuse(`${file}: "${plain(name, 60)}" is no option; use the names of the flags without the dashes.`)
    }
    applySetting(command, option, value, file)
  }
  refuseContradictions(command, file)
}

/** The command line was checked when it was parsed; two settings of the file can contradict each other too. */
function refuseContradictions(command: Command, file: string): void {
  const set = (option: Option): boolean => command.getOptionValueSource(option.attributeName()) === 'config'
  for (const option of command.options) {
    const other = command.options.find((one) => set(one) && conflictsOf(option).includes(one.attributeName()))
    if (set(option) && other !== undefined)
      throw new Misuse(`${file}: "${option.name()}" and "${other.name()}" contradict each other.`)
  }
}

/** Commander keeps what was given to `conflicts`, but does not type it. */
const conflictsOf = (option: Option): readonly string[] =>
  (option as unknown as { conflictsWith?: readonly string[] }).conflictsWith ?? []

function applySetting(command: Command, option: Option, value: unknown, file: string): void {
  const key = option.attributeName()
  if (fromCommandLine(command, key) || contradicted(command, option)) return
  if (option.required || option.optional) {
    const list = Array.isArray(value) ? value : [value]
    if (!list.every((item) => typeof item === 'string' || typeof item === 'number'))
      throw new Misuse(`${file}: "${option.name()}" is neither a text nor a number nor a list of them.`)
    let parsed: unknown
    for (const item of list) parsed = parse(option, item, parsed, file)
    command.setOptionValueWithSource(key, parsed, 'config')
  } else {
    if (typeof value !== 'boolean') throw new Misuse(`${file}: "${option.name()}" is neither true nor false.`)
    if (value) command.setOptionValueWithSource(key, true, 'config')
  }
}

function parse(option: Option, item: string | number, earlier: unknown, file: string): unknown {
  if (option.parseArg === undefined) return String(item)
  try {
    return option.parseArg(String(item), earlier as never)
  } catch (error) {
    throw new Misuse(`${file}: ${sentenceOf(error)}`)
  }
}

const fromCommandLine = (command: Command, key: string): boolean => command.getOptionValueSource(key) === 'cli'

/** A flag on the command line takes the place of a setting that it conflicts with. */
function contradicted(command: Command, option: Option): boolean {
  return command.options.some(
    (other) =>
      fromCommandLine(command, other.attributeName()) &&
      (conflictsOf(other).includes(option.attributeName()) || conflictsOf(option).includes(other.attributeName())),
  )
}

function fileOf(named: string | undefined): string | undefined {
  if (named !== undefined) {
    if (!existsSync(named)) throw new Misuse(`The config file ${plain(named)} does not exist.`)
    return named
  }
  const found = names.filter((name) => existsSync(name))
  const other = otherNames.find((name) => existsSync(name))
  if (found.length === 0 && other !== undefined)
    throw new Misuse(`${other} is no config file that bridgecheck reads: write ${names[1]} or ${names[0]}.`)
  if (found.length > 1) throw new Misuse(`There are ${found.join(' and ')}: keep one, or choose with --config.`)
  return found[0]
}

async function load(file: string): Promise<Record<string, unknown>> {
  let settings: unknown
  try {
    settings = file.endsWith('.json')
      ? JSON.parse(await readFile(file, 'utf8'))
      : ((await import(pathToFileURL(resolve(file)).href)) as { default?: unknown }).default
  } catch (error) {
    throw new Misuse(`The config file ${plain(file)} can't be read: ${sentenceOf(error)}`)
  }
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings))
    throw new Misuse(`The config file ${plain(file)} holds no object with settings.`)
  return settings as Record<string, unknown>
}
