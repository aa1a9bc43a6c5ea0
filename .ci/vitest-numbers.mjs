// Prints "<passed> <failed>" of vitest's JSON report. Usage: node vitest-numbers.mjs <report> <exit code of vitest>
import { readFileSync } from 'node:fs'

const [file, status] = process.argv.slice(2)

function numbers() {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    // A file that can't be loaded has no tests and would not count.
    const unloaded = report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0)
    const skipped = report.numPendingTests + report.numTodoTests
    return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length + skipped }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

const { passed, failed } = numbers()
console.log(`${passed} ${status !== '0' && failed === 0 ? 1 : failed}`)
