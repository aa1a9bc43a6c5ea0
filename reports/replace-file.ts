import { renameSync, writeFileSync } from 'node:fs'

/** Writes a file under a temporary name and renames it: whole or not at all. @throws Error of node:fs */
export function replaceFile(file: string, text: string): void {
  writeFileSync(`${file}.tmp`, text)
  renameSync(`${file}.tmp`, file)
}
