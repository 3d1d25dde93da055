/** Test runners that are told which file to run: a gate whose test is gone tests nothing. */
import { read } from './emit.ts'
import type { Frame } from './frame.ts'
import type { Position } from './position.ts'
import { plainOf } from './text.ts'
import type { Field } from './words.ts'

/** By name, what the first word must be. */
const RUNNERS: ReadonlyMap<string, string | undefined> = new Map<string, string | undefined>([
  ['vitest', undefined],
  ['jest', undefined],
  ['mocha', undefined],
  ['ava', undefined],
  ['tap', undefined],
  ['bun-test', undefined],
  ['pytest', undefined],
  ['playwright', 'test'],
  ['node', '--test'],
  ['deno', 'test'],
])

const TEST_FILE = /\/(?:[^/]*\.(?:test|spec)\.[^/]*|test_[^/]*\.\w+|[^/]*_test\.\w+)$/

/** Options whose value tells tests by their names. */
const NAMING =
  /^(?:-t|-g|-k|--testNamePattern|--test-name-pattern|--grep|--fgrep|--exclude|--config|-c|--ignore|--deselect)$/

const LONGEST = 1024

export function readRunner(name: string, words: readonly Field[], frame: Frame, position: Position): void {
  const isModule = /^python3?$/.test(name) && words[0]?.lead === '-m' && words[1]?.lead === 'pytest'
  if (!isModule && (!RUNNERS.has(name) || !hasWord(words, RUNNERS.get(name)))) return
  for (const [at, field] of words.entries()) {
    // `tests/test_dates.py::test_leap_year`.
    const plain = plainOf(field.text)?.replace(/::.*/s, '').replace(/:\d+$/, '') ?? ''
    if (
      plain.length > LONGEST ||
      plain.startsWith('-') ||
      !TEST_FILE.test(plain) ||
      NAMING.test(words[at - 1]?.lead ?? '')
    )
      continue
    read(frame, plain === field.lead ? field : { text: [plain], span: field.span }, position)
  }
}

function hasWord(words: readonly Field[], word: string | undefined): boolean {
  return word === undefined || words.some(({ lead }) => lead === word)
}
