import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The text of a summary without what is measured in time: that alone may differ between runs of one campaign. */
export function timeless(summary: string): string {
  return summary.replaceAll(/"(durationMs|casesPerSecond)": ?\d+/g, '"$1":0')
}

/** All of a report that must be the same however the campaign was done: path -> bytes, without times. */
export function reportIn(folder: string): Record<string, string> {
  const findings = readdirSync(join(folder, 'findings')).sort()
  const files = ['summary.json', ...findings.map((name) => join('findings', name))]
  return Object.fromEntries(files.map((file) => [file, timeless(readFileSync(join(folder, file), 'utf8'))]))
}
