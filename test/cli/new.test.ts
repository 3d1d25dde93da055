import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { shellRules } from '../../eslint-rules/rules/registry.ts'
import { starters } from '../../src/cli/new/registry.ts'
import { eslintReports } from '../eslint-rules/verdicts.ts'
import { directoryWith } from '../workspace/temporary.ts'
import { throughline } from './session.ts'

const GATE = 'plan/runs/run-1/validate-exit.sh'

/** The written script with these checks in it. */
async function gateWith(
  checks: string,
): Promise<{ readonly directory: string; readonly run: (...words: string[]) => Run }> {
  const directory = directoryWith()
  await throughline(directory, 'new', 'validate-exit', GATE)
  const path = join(directory, GATE)
  const text = readFileSync(path, 'utf8')
  const place = '\nif ((PASS + FAIL + LISTED == 0)); then\n'
  expect(text).toContain(place)
  writeFileSync(path, text.replace(place, `\n${checks}\n${place}`))
  return { directory, run: (...words) => bash(directory, path, ...words) }
}

interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function bash(cwd: string, ...words: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync('bash', words, { cwd, encoding: 'utf8', timeout: 30_000 })
  return { code: status, out: stdout, err: stderr }
}

/** What all shell rules say of a script. */
function saidOf(code: string, filename: string): readonly string[] {
  const reports = eslintReports(shellRules, { code, filename, languageOptions: { host: 'script' } })
  return reports.map(({ rule, range, message }) => `${range} ${rule}: ${message}`)
}

test('writes an executable script, with the directories above it', async () => {
  const directory = directoryWith()
  expect(await throughline(directory, 'new', 'validate-exit', GATE)).toEqual({
    code: 0,
    out: `wrote ${GATE}\nNext: write its checks: until then it fails.\n`,
    err: '',
  })
  expect(statSync(join(directory, GATE)).mode & 0o100).toBe(0o100)
})

test('its help lists the types', async () => {
  const { code, out } = await throughline('/', 'new', '--help')
  expect({ code, first: out.split('\n').slice(0, 3) }).toEqual({
    code: 0,
    first: ['Start a file of a type.', '', 'Usage: throughline new <type> <path>'],
  })
  for (const { type, summary } of starters) expect(out).toContain(`  ${type}  ${summary}\n`)
  expect(out.split('\n').filter((line) => line.length > 80)).toEqual([])
})

test('the script passes every shell rule, as it is and with checks', async () => {
  const [starter] = starters.filter(({ type }) => type === 'validate-exit')
  expect(saidOf(starter!.text, GATE)).toEqual([])
  expect(
    saidOf(starter!.text.replace('\nif ((PASS', '\ncheck "the lamp is lit" "lit" -- cat lamp.txt\n\nif ((PASS'), GATE),
  ).toEqual([])
})

test('a gate without checks fails, and so does listing them', async () => {
  const { run } = await gateWith('')
  const out = 'FAIL: the gate (it has no checks)\n0 passed, 1 failed, 0 not run\nSOME CHECKS FAILED\n'
  expect(run()).toEqual({ code: 1, out, err: '' })
  expect(run('--dry-run')).toEqual({ code: 1, out, err: '' })
})

test('counts passes, and passes', async () => {
  const { run } = await gateWith(`
check "the lamp is lit" "lit" -- echo "lit at nine"
check "the door is open" "open" -- printf 'the door is open'
check "errors are output too" "boat" -- bash -c 'echo "no boat" >&2'`)
  expect(run()).toEqual({
    code: 0,
    out:
      'PASS: the lamp is lit\nPASS: the door is open\nPASS: errors are output too\n' +
      '3 passed, 0 failed, 0 not run\nALL CHECKS PASSED\n',
    err: '',
  })
})

test('counts failures, goes on behind them, and ends with 1', async () => {
  const { run } = await gateWith(`
check "the lamp is lit" "lit" -- echo dark
check "the keeper is in" "in" -- bash -c 'echo "in the boat"; exit 3'
check "no pattern, but text" "*" -- echo star
check "the door is open" "open" -- echo open`)
  expect(run()).toEqual({
    code: 1,
    out:
      "FAIL: the lamp is lit (expected 'lit', got 'dark')\n" +
      'FAIL: the keeper is in (the command failed: in the boat)\n' +
      "FAIL: no pattern, but text (expected '*', got 'star')\n" +
      'PASS: the door is open\n' +
      '1 passed, 3 failed, 0 not run\nSOME CHECKS FAILED\n',
    err: '',
  })
})

test('refuses an empty expectation, and what is no check, also where it only lists', async () => {
  const { directory, run } = await gateWith(`
check "the lamp is lit" "" -- touch touched
check "the lamp is lit" "lit"`)
  const out =
    'FAIL: the lamp is lit (nothing is expected, and any output would pass)\n' +
    'FAIL: the lamp is lit lit (not a check: write a description, the expected text, -- and a command)\n' +
    '0 passed, 2 failed, 0 not run\nSOME CHECKS FAILED\n'
  expect(run()).toEqual({ code: 1, out, err: '' })
  expect(run('--dry-run')).toEqual({ code: 1, out, err: '' })
  expect(existsSync(join(directory, 'touched'))).toBe(false)
})

test('a dry run lists the checks and runs none', async () => {
  const { directory, run } = await gateWith(`
write_note() { echo written; echo note >note.txt; }
check "a note is written" "written" -- write_note
check "a file is touched" "x" -- touch touched`)
  expect(run('--dry-run')).toEqual({
    code: 0,
    out: 'CHECK: a note is written\nCHECK: a file is touched\n0 passed, 0 failed, 2 not run\nNO CHECK WAS RUN\n',
    err: '',
  })
  expect([existsSync(join(directory, 'note.txt')), existsSync(join(directory, 'touched'))]).toEqual([false, false])
  expect(run().out).toContain('PASS: a note is written\n')
  expect([existsSync(join(directory, 'note.txt')), existsSync(join(directory, 'touched'))]).toEqual([true, true])
})

test('evaluates no text: words reach the command as they are', async () => {
  const { directory, run } = await gateWith(`check "a title" '$(touch' -- echo '$(touch touched); \`touch touched\`'`)
  expect(run().code).toBe(0)
  expect(existsSync(join(directory, 'touched'))).toBe(false)
})

test('explains itself, and refuses what it does not know', async () => {
  const { run } = await gateWith('check "a" "a" -- echo a')
  expect(run('--help')).toMatchObject({ code: 0, err: '' })
  expect(run('--help').out).toMatch(/^Usage: bash .*validate-exit\.sh \[--dry-run\]\n$/)
  const { code, out, err } = run('--wet-run')
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toMatch(/^Unknown option: --wet-run\nUsage: /)
})

test.each([
  [['new'], 'no type given', 'one of validate-exit; see throughline new --help'],
  [['new', 'validate-exti', GATE], 'unknown type "validate-exti"', 'did you mean "validate-exit"?'],
  [['new', 'poem', GATE], 'unknown type "poem"', 'one of validate-exit; see throughline new --help'],
  [['new', 'validate-exit'], 'no path given', 'throughline new validate-exit <path>: one at a time'],
  [
    ['new', 'validate-exit', 'a.sh', 'b.sh'],
    'more than one path given',
    'throughline new validate-exit <path>: one at a time',
  ],
  [['new', 'validate-exit', GATE, '--force'], 'unknown option --force', 'see throughline --help'],
  [['new', 'validate-exit', 'notes.md'], 'notes.md is there already', 'give another path, or edit what is there'],
  [['new', 'validate-exit', 'plan'], 'plan is there already', 'give another path, or edit what is there'],
  [
    ['new', 'validate-exit', 'notes.md/gate.sh'],
    'notes.md/gate.sh cannot be made: what it is to stand in is a file',
    'give another path',
  ],
])('%j is refused with a hint, and nothing is written', async (words, message, hint) => {
  const directory = directoryWith({ 'notes.md': '# Notes\n' })
  mkdirSync(join(directory, 'plan'))
  expect(await throughline(directory, ...words)).toEqual({
    code: 2,
    out: '',
    err: `error: ${message}\nhelp: ${hint}\n`,
  })
  expect(readFileSync(join(directory, 'notes.md'), 'utf8')).toBe('# Notes\n')
  expect(existsSync(join(directory, GATE))).toBe(false)
})

test('does not write through a link that leads nowhere', async () => {
  const directory = directoryWith()
  symlinkSync(join(directory, 'elsewhere.sh'), join(directory, 'gate.sh'))
  expect((await throughline(directory, 'new', 'validate-exit', 'gate.sh')).code).toBe(2)
  expect(existsSync(join(directory, 'elsewhere.sh'))).toBe(false)
})

/** The convention of seed 000, § 2.2, in other words: the command is a text, and `((N++))` counts. */
const OLD_GATE = `#!/usr/bin/env bash
set -euo pipefail

PASS=0
FAIL=0

check() {
  local title="$1" command="$2" wanted="$3" found
  if found=$(eval "$command" 2>&1) && [[ "$found" == *"$wanted"* ]]; then
    echo "PASS: $title"
    ((PASS++))
  else
    echo "FAIL: $title"
    ((FAIL++))
  fi
}

check "the lamp is lit" "echo lit" "lit"
check "the door is open" "echo shut" "open"
check "the keeper is in" "echo in" "in"

echo "$PASS passed, $FAIL failed"
[[ $FAIL -eq 0 ]] || exit 1
`

test('a gate that counts with ((PASS++)) under set -e ends at its first pass', () => {
  const directory = directoryWith({ [GATE]: OLD_GATE })
  expect(bash(directory, GATE)).toEqual({ code: 1, out: 'PASS: the lamp is lit\n', err: '' })
})

test('the fix of no-errexit-arithmetic lets it count on', () => {
  const rule = shellRules.find(({ name }) => name === 'no-errexit-arithmetic')!
  let code = OLD_GATE
  const next = () => eslintReports([rule], { code, filename: GATE, languageOptions: { host: 'script' } })[0]?.fixed
  for (let fixed = next(); fixed !== undefined; fixed = next()) code = fixed
  expect(code).not.toBe(OLD_GATE)
  expect(bash(directoryWith({ [GATE]: code }), GATE)).toEqual({
    code: 1,
    out: 'PASS: the lamp is lit\nFAIL: the door is open\nPASS: the keeper is in\n2 passed, 1 failed\n',
    err: '',
  })
})
