// Prints `passed failed` of a Vitest report. A run that failed without a failed test (a file that does not load, an
// unhandled rejection) counts as one failed.
import { readFileSync } from 'node:fs'

const [path, atLeast] = process.argv.slice(2)
const report = JSON.parse(readFileSync(path, 'utf8'))
const failed = Math.max(report.numFailedTests, Number(atLeast))
process.stdout.write(`${report.numPassedTests} ${failed}\n`)
