import { renameSync, rmSync, writeFileSync } from 'node:fs'

/** Writes a file under a temporary name and renames it: whole or not at all. @throws Error of node:fs */
export function replaceFile(file: string, text: string): void {
  const aside = `${file}.${process.pid}.tmp`
  try {
    writeFileSync(aside, text)
    renameSync(aside, file)
  } catch (error) {
    rmSync(aside, { force: true })
    throw error
  }
}
