import { join } from 'node:path'
import { replaceFile } from '../files/replaceFile.ts'
import { annotations, jobSummary } from './github.ts'
import { htmlPage } from './html/page.ts'
import { issueText, type Platform } from './issue.ts'
import { junitXml } from './junit.ts'
import { findingsOf, type Report } from './report.ts'
import { sarifLog } from './sarif.ts'

/**
 * Writes what is known when a campaign is over into the folder of its report: `index.html`, `junit.xml`, `report.sarif`,
 * `job-summary.md`, `annotations.txt`, and for each finding of an Electron `findings/<id>.issue.md`.
 * Leaks of an Electron show their rule only, and have no issue.
 *
 * @throws Error of node:fs
 */
export function writeReport(folder: string, report: Report, platform: Platform): void {
  replaceFile(join(folder, 'index.html'), htmlPage(report))
  replaceFile(join(folder, 'junit.xml'), junitXml(report))
  replaceFile(join(folder, 'report.sarif'), `${JSON.stringify(sarifLog(report), null, 2)}\n`)
  replaceFile(join(folder, 'job-summary.md'), jobSummary(report))
  replaceFile(join(folder, 'annotations.txt'), `${annotations(report).join('\n')}\n`)
  for (const reported of findingsOf(report)) {
    const { finding, hidden } = reported
    if (hidden || finding.flaky === true || !finding.adapter.startsWith('electron@')) continue
    replaceFile(join(folder, 'findings', `${finding.id}.issue.md`), issueText(reported, report, platform))
  }
}
