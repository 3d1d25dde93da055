import { expect, test } from 'vitest'
import rule from '../../eslint-rules/rules/no-vacuous-check.ts'
import { checkFunctionsOf } from '../../eslint-rules/shell/check-functions.ts'
import { readShell } from '../../eslint-rules/shell/text.ts'

/** Check functions, each of them called with an empty expectation. */
function checks(count: number): string {
  const one = (at: number) => `check_${at}() { ls | grep -q "$1"; }\ncheck_${at} ""\n`
  return Array.from({ length: count }, (_, at) => one(at)).join('')
}

/** How often the rule goes to the commands of a text, and what it reports. */
function run(text: string): { readonly asked: number; readonly reports: number } {
  const shell = readShell(text)
  let [asked, reports] = [0, 0]
  const counted = {
    ...shell,
    get calls() {
      asked++
      return shell.calls
    },
  }
  const context = {
    sourceCode: { text, shell: counted },
    languageOptions: { host: 'script' },
    options: [{}],
    physicalFilename: 'tools/gate.sh',
    settings: {},
    report: () => void reports++,
  } as const
  rule.create(context).Script?.()
  return { asked, reports }
}

test('the commands of a text are gone through as often for many functions as for a few', () => {
  const few = run(checks(3))
  expect(few.reports).toBe(3)
  expect(run(checks(300))).toEqual({ asked: few.asked, reports: 300 })
})

test('a function that copies an argument without end is no check', () => {
  const copies = (count: number) => Array.from({ length: count }, (_, at) => `  local shelf${at}="$1"\n`).join('')
  const check = (count: number) => readShell(`check() {\n${copies(count)}  ls | grep -q "$shelf0"\n}\n`)
  expect(checkFunctionsOf(check(3))).toMatchObject([{ name: 'check', position: 1 }])
  expect(checkFunctionsOf(check(300))).toEqual([])
})
