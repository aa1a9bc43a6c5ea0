import { open } from 'node:fs/promises'
import { limits, loadScenario, type Scenario } from '../model/scenario/scenario.ts'
import { parseCorpusCase } from '../properties/corpus.ts'
import type { Finding } from '../properties/finding.ts'
import { parseFinding } from '../properties/store.ts'
import { plain } from '../reports/code/quote.ts'
import { Misuse, sentenceOf } from './misuse.ts'

const reasons: Record<string, string> = {
  ENOENT: 'does not exist',
  EISDIR: 'is a folder',
  EACCES: 'must not be read by you',
}

/** @throws Misuse with one sentence that names the file; files over the limit of scenarios are not read */
export async function readText(file: string): Promise<string> {
  try {
    const handle = await open(file)
    try {
      const { size } = await handle.stat()
      if (size > limits.bytes) throw new Misuse(`The file ${plain(file)} is larger than ${limits.bytes} bytes.`)
      return await handle.readFile('utf8')
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (error instanceof Misuse) throw error
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''] ?? `can't be read (${sentenceOf(error)})`
    throw new Misuse(`The file ${plain(file)} ${reason}.`)
  }
}

/** The finding in the text of a file; undefined where it holds something else. @throws Error with one sentence that names the file */
export const findingIn = (text: string, file: string): Finding | undefined =>
  /^\s*\{\s*"finding"\s*:/.test(text) ? parseFinding(text, file) : undefined

/** The scenario in a text: a scenario file or a corpus file. @throws Misuse with one sentence that names the file */
export function scenarioIn(text: string, file: string): Scenario {
  if (/^\s*\{\s*"corpus"\s*:/.test(text)) return corpusCaseIn(text, file)
  try {
    return loadScenario(text)
  } catch (error) {
    throw new Misuse(`${plain(file)}: ${plain(sentenceOf(error), 500)}`)
  }
}

function corpusCaseIn(text: string, file: string): Scenario {
  try {
    return parseCorpusCase(text, plain(file)).scenario
  } catch (error) {
    throw new Misuse(plain(sentenceOf(error), 500))
  }
}
