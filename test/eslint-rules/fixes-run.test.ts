/**
 * A fix never changes what runs. Each command and its fixed form are executed in a tree of their own, with programs in the
 * PATH that write down where they work, with what words and under which profile; the records are the same.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { Linter, type ESLint } from 'eslint'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bash } from '../../eslint-rules/language.ts'
import { shellRules } from '../../eslint-rules/rules/registry.ts'

/** As git, make, npm and aws read their options: those before the first word of another kind. */
const STAND_IN = `#!/bin/bash
name="\${0##*/}"
[[ $name == aws ]] && profile="\${AWS_PROFILE-}"
while (($#)); do
  case "$name $1" in
    'git -C' | 'make -C' | 'pnpm -C' | 'npm --prefix') cd "$2" 2>/dev/null || exit 66; shift 2 ;;
    'aws --profile') profile="$2"; shift 2 ;;
    *) break ;;
  esac
done
{ printf '%s in %s as <%s>' "$name" "$PWD" "\${profile-}"; printf ' [%s]' "$@"; printf '\\n'; } >> "$RECORD"
[[ $name == git && $1 == rev-parse ]] && echo "at-\${PWD##*/}"
[[ $* != *fails* ]]
`

/** Where the directory is not there, what stands behind `||` runs where it began: neither can be rewritten. */
const KEPT: readonly string[] = [
  'cd nowhere && git status || make all',
  'cd tools && make fails || git log',
  'cd tools && git status; make all',
  'cd tools; git status; ls',
  'cd docs && cd ../web && npm test',
  'cd web && npm ci',
  'cd tools && git status\n[[ -f record ]] && make all',
  'cd tools && git status\nfor page in *; do make "$page"; done',
  "trap 'make stop' EXIT; cd tools && git status",
]

const COUNT = 'echo "passes: $PASS" >> "$RECORD"'

/** Texts that have a fix; the directories web, docs, tools and "reading room" are there, nowhere is not. */
const CASES: readonly string[] = [
  'cd web && git status',
  'cd web && git status && npm test',
  'cd web && npm t && npm run build -- --out ./site',
  'cd web && timeout 5 npm run-script lint',
  'cd web && npm start &\nwait',
  'cd docs && git add plan.md && git commit -m "The plan, as agreed"',
  'cd docs && git log --oneline | head -3',
  'cd docs && git log -C --stat',
  'cd docs && git -C ../tools status',
  'cd "reading room" && git status',
  "cd 'reading room' && make shelves",
  'cd reading\\ room && make shelves',
  'cd ./tools/ && make -j 2 all',
  'cd tools && make -C ../docs all',
  'cd tools && make all || echo "not made"',
  'cd tools && make fails && git push',
  'cd tools && make fails || exit 3',
  'cd tools && make all; git -C ~/web status',
  'cd tools && VERSION=$(git rev-parse HEAD) make "v=$(git rev-parse HEAD)" all',
  'cd tools && make all > /dev/null 2>&1 && echo done',
  'mkdir -p new && cd new && git init',
  'cd nowhere && git status && npm test',
  'cd nowhere && git status || git -C ~/web status',
  '{ git fetch; } && cd web && git merge',
  '(git fetch) && git status && cd tools && make all',
  'bash -c "cd web && npm test"',
  'bash -c \'cd "reading room" && git status\'',
  'bash <<EOF\ncd web && git status\nEOF',
  "sh -c 'cd docs && git status' && git status",
  'cd web && pnpm install && pnpm -r build',
  'AWS_PROFILE=dev aws sts get-caller-identity',
  'AWS_PROFILE="quay side" aws s3 ls',
  'env AWS_PROFILE=dev aws s3 ls',
  'env REGION=north AWS_PROFILE=dev aws s3 ls',
  'REGION=north AWS_PROFILE=dev aws s3 ls && aws s3 ls',
  'AWS_PROFILE=dev aws ecs describe --task "$(AWS_PROFILE=stage aws ecs list)"',
  'AWS_PROFILE=dev aws --profile stage s3 ls',
  'time AWS_PROFILE=dev aws s3 ls',
  `set -e\nPASS=$(echo 1)\n((PASS++))\n${COUNT}`,
  `set -e\nPASS=5\n((PASS--))\n((PASS--))\n${COUNT}`,
  `set -e\nPASS=$(echo 5)\nlet PASS++\n${COUNT}`,
  `set -e\nPASS=5\n((PASS -= 3))\n${COUNT}`,
  'export REGION=north\ncd web && git status\ngit -C ~/docs log',
]

const folder = mkdtempSync(join(tmpdir(), 'throughline-fixes-'))
const programs = join(folder, 'bin')

beforeAll(() => {
  mkdirSync(programs)
  for (const name of ['git', 'make', 'npm', 'pnpm', 'aws']) {
    writeFileSync(join(programs, name), STAND_IN)
    chmodSync(join(programs, name), 0o755)
  }
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('a command and its fixed form run the same', () => {
  test('forty cases and more', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(40)
  })

  test.each(CASES)('%s', (original) => {
    const fixed = fixedText(original)
    expect(fixed, 'a case without a fix proves nothing').not.toBe(original)
    const records = recordOf(original)
    expect(recordOf(fixed), fixed).toEqual(records)
    if (!original.includes('nowhere') || original.includes('||')) expect(records.length).toBeGreaterThan(0)
  })
})

test.each(KEPT)('is left as it is: %s', (original) => {
  expect(fixedText(original)).toBe(original)
})

test('the programs tell one place from another', () => {
  expect(recordOf('git status')).not.toEqual(recordOf('git -C web status'))
  expect(recordOf('aws s3 ls')).not.toEqual(recordOf('aws --profile dev s3 ls'))
  expect(recordOf('AWS_PROFILE=dev aws s3 ls')).toEqual(recordOf('aws --profile dev s3 ls'))
})

/** As `eslint --fix` leaves it, pass after pass. */
function fixedText(code: string): string {
  const plugin = {
    languages: { bash },
    rules: Object.fromEntries(shellRules.map((rule) => [rule.name, rule])),
  } as unknown as ESLint.Plugin
  const config = {
    files: ['**/*.sh'],
    plugins: { shell: plugin },
    language: 'shell/bash',
    languageOptions: { host: 'fence' },
    rules: Object.fromEntries(shellRules.map(({ name }) => [`shell/${name}`, 'error'])),
  } as unknown as Linter.Config
  return new Linter().verifyAndFix(code, [config], 'case.sh').output
}

/** What the programs wrote, in a fresh tree; paths count from it. */
function recordOf(code: string): string[] {
  const tree = mkdtempSync(join(folder, 'tree-'))
  const record = join(tree, 'record')
  for (const name of ['web', 'docs', 'tools', 'reading room']) mkdirSync(join(tree, name))
  spawnSync('bash', ['-c', code], {
    cwd: tree,
    env: { PATH: [programs, '/usr/bin', '/bin'].join(delimiter), HOME: tree, RECORD: record },
    stdio: 'ignore',
  })
  const text = existsSync(record) ? readFileSync(record, 'utf8') : ''
  // Those in a pipeline or in the background finish as they please.
  return text.replaceAll(tree, '').split('\n').filter(Boolean)
}
