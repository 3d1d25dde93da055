import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shellProgram, shellUses } from '../../../../src/engine/facts/programs/shell.ts'
import { expectSpansInside, listed } from './uses.ts'

function uses(text: string): string[] {
  return listed(text, shellUses(text))
}

/** As a file of its own. */
function script(...lines: string[]): string[] {
  const text = `#!/usr/bin/env bash\n${lines.join('\n')}\n`
  return listed(text, shellProgram(text).program.routines[0]!.uses)
}

describe('what is read', () => {
  test.each([
    ['cat tides.md 🌊.md', ['read tides.md', 'read 🌊.md']],
    ['grep -rn "low tide" docs/tides.md', ['read docs/tides.md']],
    ['grep -e low -e high tides.md', ['read tides.md']],
    ['grep -f words.txt tides.md', ['read words.txt', 'read tides.md']],
    ['grep --include "*.md" low docs/', ['read docs/']],
    ['rg --files docs/tides', ['read docs/tides']],
    ['head -n 5 tides.md', ['read tides.md']],
    ['tail -3 tides.md', ['read tides.md']],
    ['wc -l < tides.md', ['read tides.md']],
    ['diff -u tides.md <(sort low.md)', ['read low.md', 'read tides.md']],
    ["jq --arg port Kiel '.[$port]' tides.json", ['read tides.json']],
    ["jq --slurpfile ports ports.json '.x' tides.json", ['read ports.json', 'read tides.json']],
    ["yq eval '.low' tides.yaml", ['read tides.yaml']],
    ["sed -n '1,3p' tides.md", ['read tides.md']],
    ["sed -i '' 's/low/high/' tides.md", ['read tides.md', 'write tides.md']],
    ["awk -F '|' '{ print $2 }' name=x tides.md", ['read tides.md']],
    ['sha256sum tides.md', ['read tides.md']],
    ['cp tides.md build/', ['read tides.md', 'write build/tides.md at build/']],
    ['mv draft.md tides.md', ['probe draft.md', 'remove draft.md', 'write tides.md']],
    ['vitest run -t a/b.test.ts quay/lock.test.ts', ['read quay/lock.test.ts']],
    ['bunx vitest run --project quay quay/lock.test.ts', ['read quay/lock.test.ts']],
    [
      'python -m pytest tests/test_locks.py::test_level',
      ['read tests/test_locks.py at tests/test_locks.py::test_level'],
    ],
    ['echo "$(cat tides.md)" `wc -l low.md`', ['read tides.md', 'read low.md']],
    ['cat <<END\n$(cat tides.md)\nEND', ['read tides.md']],
  ])('%s', (text, expected) => expect(uses(text)).toEqual(expected))

  test.each([
    'echo tides.md && ls tides.md && go test ./tides.md',
    'cat - /etc/hosts ~/tides.md https://tides.example/a /dev/null',
    'cat *.md "$HARBOUR"/tides.md $TIDES tides{1,2}.md [ab].md',
    "find . -name '*.md' | xargs cat",
    'grep low',
    'grep $OPTIONS low tides.md',
    'cat .git/HEAD . ..',
    "cat <<'END'\n$(cat tides.md)\nEND",
    'cat "$(mktemp)" \'$HOME/tides.md\'',
    'set -o pipefail; ps -o pid; find . -o -name x.md',
  ])('nothing by %s', (text) => expect(uses(text)).toEqual([]))
})

describe('what is written and removed', () => {
  test.each([
    ['node build.mjs > dist/tides.html 2>> log.txt', ['write dist/tides.html', 'write log.txt', 'run build.mjs']],
    ['tides | tee -a log.txt', ['write log.txt']],
    ['mkdir -p out/tides && touch out/tides/a.md', ['write out/tides', 'write out/tides/a.md']],
    ['tides --output=out/tides.json -o out/low.json', ['write out/tides.json', 'write out/low.json']],
    ['esbuild a.ts --outfile out/a.js', ['write out/a.js']],
    ["sed -i.bak 's/a/b/' tides.md", ['read tides.md', 'write tides.md', 'write tides.md.bak at tides.md']],
    ['rm -rf out/ && git rm -q draft.md', ['remove out/', 'remove draft.md']],
  ])('%s', (text, expected) => expect(uses(text)).toEqual(expected))
})

describe('what is run and started', () => {
  test.each([
    ['bash scripts/gate.sh --all', ['run scripts/gate.sh']],
    ['./scripts/gate.sh', ['run ./scripts/gate.sh']],
    ['. scripts/common.sh; source scripts/more.sh', ['run scripts/common.sh', 'run scripts/more.sh']],
    ['node --test-reporter tap --enable-source-maps gate.mjs', ['run gate.mjs']],
    ['node --env-file .env --import ./setup.mjs gate.mjs', ['read .env', 'run ./setup.mjs', 'run gate.mjs']],
    ['node -e "process.exit(1)" gate.mjs', []],
    ['node --test quay/lock.test.mjs', ['read quay/lock.test.mjs']],
    ['node --run gate', ['start package-script gate']],
    ['npx -y tsx@4 gate.ts', ['run gate.ts']],
    ['cross-env CI=1 time nohup node gate.mjs', ['run gate.mjs']],
    ['timeout -k 5 60 xvfb-run -a python3 gate.py', ['run gate.py']],
    ['node_modules/.bin/tsx gate.ts', ['run gate.ts']],
    ['uv run python gate.py', ['run gate.py']],
    [
      'bun gate.ts && bun run ./more.ts && bun run gate && bun gate',
      ['run gate.ts', 'run ./more.ts', 'start package-script gate', 'start package-script gate'],
    ],
    ['deno run -A gate.ts', ['run gate.ts']],
    ["bash -c 'node gate.mjs && cat tides.md'", ['run gate.mjs', 'read tides.md']],
    ['eval "cat \\"tides.md\\""', ['read tides.md at cat \\"tides.md\\"']],
    ['bash -n gate.sh', ['read gate.sh']],
    [
      'npm run -s gate -- --all && npm t && npm start',
      ['start package-script gate', 'start package-script test at t', 'start package-script start'],
    ],
    [
      'npm --prefix web run build; npm run build --prefix api',
      ['start package-script build in web', 'start package-script build in api'],
    ],
    [
      'pnpm gate && pnpm -C web run build && yarn --cwd api lint',
      ['start package-script gate', 'start package-script build in web', 'start package-script lint in api'],
    ],
    ['bun run --cwd apps/harbour dev', ['start package-script dev in apps/harbour']],
    ['pnpm exec tsx gate.ts && yarn node gate.mjs', ['run gate.ts', 'run gate.mjs']],
    ['run-s lint "gate -- --all" check:*', ['start package-script lint', 'start package-script gate at gate -- --all']],
    ['concurrently -n a,b "npm:tides" "node gate.mjs"', ['start package-script tides at npm:tides', 'run gate.mjs']],
    ['npm run --if-present gate', ['start package-script gate, if']],
    ['make -j 4 -C docs tides low=1', ['start make-target tides in docs']],
    ['make', ['start make-target  at make']],
    ['make -f quay.mk tides', ['read quay.mk']],
  ])('%s', (text, expected) => expect(uses(text)).toEqual(expected))

  test.each([
    'npm ci && npm install && pnpm install && yarn && bun add x',
    'npm run gate --workspace quay',
    'pnpm --filter quay gate; pnpm -r gate; turbo run gate',
    'npm run "$GATE"; make $(targets)',
    'command -v node; type bash',
    'docker run -v .:/x quay bash gate.sh',
  ])('nothing by %s', (text) => expect(uses(text)).toEqual([]))
})

describe('where it stands', () => {
  test.each([
    ['cd web && cat a.md && npm run x', ['read web/a.md at a.md', 'start package-script x in web']],
    ['cd web && node gate.mjs', ['run gate.mjs in web']],
    ['(cd web && cat a.md); cat b.md', ['read web/a.md at a.md', 'read b.md']],
    ['cd web; cd ../api; cat ./a.md', ['read web/../api/a.md at ./a.md']],
    ['cd "$QUAY" && cat a.md && bash gate.sh && npm test', []],
    [
      'cat "$PWD/a.md"; cd web; cat $(pwd)/b.md',
      ['read <start>/a.md at $PWD/a.md', 'read <start>/web/b.md at $(pwd)/b.md'],
    ],
  ])('%s', (text, expected) => expect(uses(text)).toEqual(expected))

  test('a script finds its own folder in many ways', () => {
    expect(
      script(
        'HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"',
        'ROOT="$HERE/.."',
        'cat "$HERE/a.md" "${ROOT}/b.md" "$(dirname "$0")/c.md" "${0%/*}/d.md" "${BASH_SOURCE[0]%/*}"/e.md',
        'readonly UP="$(dirname "$HERE")"; cat "$UP/f.md"',
        'cd "$(dirname "$(realpath "$0")")/../docs" && cat g.md',
        'bash ./h.sh',
      ),
    ).toEqual([
      'read <file>/a.md at $HERE/a.md',
      'read <file>/../b.md at ${ROOT}/b.md',
      'read <file>/c.md at $(dirname "$0")/c.md',
      'read <file>/d.md at ${0%/*}/d.md',
      'read <file>/e.md at "${BASH_SOURCE[0]%/*}"/e.md',
      'read <file>/../f.md at $UP/f.md',
      'read <file>/../docs/g.md at g.md',
      'run ./h.sh in <file>/../docs',
    ])
  })

  test('a directory that only one branch enters is unknown behind it', () => {
    expect(script('if [ "$CI" ]; then cd web; fi', 'cat a.md')).toEqual([])
    expect(script('if [ "$CI" ]; then cd web; exit 1; fi', 'cat a.md')).toEqual(['read a.md'])
  })
})

describe('names', () => {
  test.each([
    [
      'PLAN=docs/plan.md; cat "$PLAN" ${PLAN%.md}.txt ${PLAN##*/}',
      ['read docs/plan.md at $PLAN', 'read docs/plan.txt at ${PLAN%.md}.txt', 'read plan.md at ${PLAN##*/}'],
    ],
    ['PLAN=${PLAN:-docs/plan.md}; cat $PLAN', ['read docs/plan.md at $PLAN']],
    ['FILES="a.md b.md"; cat $FILES', ['read a.md at $FILES', 'read b.md at $FILES']],
    ['FILES="a b.md"; cat "$FILES"', ['read a b.md at $FILES']],
    ['FILES=(a.md "b.md"); FILES+=(c.md); cat "${FILES[@]}"', ['read a.md', 'read b.md', 'read c.md']],
    ['if x; then P=a.md; else P=b.md; fi; cat $P', []],
    ['P=a.md; if x; then P=b.md; exit 1; fi; cat $P', ['read a.md at $P']],
    ['P=a.md; if x; then P=b.md; fi; cat $P', []],
    ['P=a.md; read -r P; cat $P', []],
    ['(P=a.md); cat $P', []],
    ['for f in a.md "b.md" $X; do cat "docs/$f"; done', ['read docs/a.md at a.md', 'read docs/b.md at b.md']],
    ['while read -r f; do cat a.md; done < list.txt', ['read list.txt', 'probe a.md']],
  ])('%s', (text, expected) => expect(uses(text)).toEqual(expected))

  test('functions are read where they are called, with what they are given', () => {
    expect(
      script(
        'need() { local file="docs/$1"; [ -f "$file" ] || { echo "no $file" >&2; exit 1; }; }',
        'unused() { cat z.md; }',
        'need a.md',
        'need "b.md"',
        'need "$3"',
      ),
    ).toEqual(['read docs/a.md at a.md', 'read docs/b.md at b.md'])
  })

  test('a wrapper runs what it is handed', () => {
    expect(
      script(
        'check() { local name="$1"; shift; if "$@"; then echo ok; else FAILED=$((FAILED + 1)); fi; }',
        'ask() { if eval "$2"; then echo ok; else exit 1; fi; }',
        'check "the tides" test -f tides.md',
        'ask "low water" "grep -q low low.md"',
        'exit "$FAILED"',
      ),
    ).toEqual(['read tides.md', 'read low.md at grep -q low low.md'])
  })

  test('functions that call each other end', () => {
    expect(script('a() { b; cat a.md; }', 'b() { a; }', 'a')).toEqual(['read a.md'])
    const deep = Array.from({ length: 30 }, (_, at) => `f${at}() { ${`f${at + 1}; `.repeat(30)} }`)
    expect(script(...deep, 'f0')).toEqual([])
  })
})

describe('whether a file must be there', () => {
  test.each([
    ['test -f a.md', ['read a.md']],
    ['[ -s a.md ] && node gate.mjs', ['read a.md', 'run gate.mjs']],
    ['[[ -f a.md && ! -f b.md ]]', ['read a.md', 'probe b.md']],
    ['test -f a.md -a -r b.md', ['read a.md', 'read b.md']],
    ['[ -f a.md ] || exit 1; x', ['read a.md']],
    ['[ -f a.md ] || { echo no; exit 1; }; x', ['read a.md']],
    ['[ -f a.md ] || fail "no plan"; x', ['read a.md']],
    ['[ -f a.md ]; x', ['probe a.md']],
    ['set -e; [ -f a.md ]; x', ['read a.md']],
    ['[ -f a.md ] || exit 0; cat a.md', ['probe a.md']],
    ['[ -f a.md ] || make a.md; cat a.md', ['probe a.md', 'start make-target a.md, if']],
    ['x; [ -f a.md ] && cat a.md b.md; y', ['probe a.md', 'probe b.md']],
    ['x; [ -f a.md ] && y || cat a.md', ['probe a.md', 'probe a.md']],
    ['x; [ -f a.md ] && y; cat a.md', ['probe a.md', 'read a.md']],
    ['if [ ! -f a.md ]; then echo no; exit 1; fi', ['read a.md']],
    ['if [ ! -f a.md ]; then echo no; fi', ['probe a.md']],
    ['if [ ! -f a.md ]; then tides > a.md; fi; cat a.md', ['probe a.md', 'write a.md']],
    ['if [ -f a.md ]; then cat a.md; fi', ['probe a.md']],
    ['if [ -f a.md ]; then cat a.md; node b.mjs; else exit 1; fi', ['read a.md', 'run b.mjs']],
    ['if [ ! -f a.md ] || [ ! -f b.md ]; then exit 1; fi', ['read a.md', 'read b.md']],
    ['[ -f a.md ] || [ -f b.md ] || exit 1; x', ['probe a.md', 'probe b.md']],
    ['[ ! -f a.md ] && exit 1; x', ['read a.md']],
    ['if [ -f a.md ] || [ -f b.md ]; then x; else exit 1; fi', ['probe a.md', 'probe b.md']],
    ['if [ ! -f a.md ] && [ "$CI" ]; then exit 1; fi', ['probe a.md']],
    ['if [ ! -f a.md ]; then ok=false; fi; [ "$ok" = true ] || exit 1', ['read a.md']],
    ['if [ ! -f a.md ]; then MISSING+=(a); fi; if [ ${#MISSING[@]} -gt 0 ]; then exit 1; fi', ['read a.md']],
    ['if [ ! -f a.md ]; then ((bad++)); fi; exit $bad', ['read a.md']],
    ['if [ ! -f a.md ]; then count=1; fi; echo $count', ['probe a.md']],
    ['while [ ! -f a.md ]; do sleep 1; done', ['probe a.md']],
    ['case $1 in a) cat a.md; node b.mjs;; esac', ['probe a.md', 'run b.mjs, if']],
    ['[ "$CI" ] && node a.mjs; node b.mjs', ['run a.mjs, if', 'run b.mjs']],
    ['if [ "$CI" ]; then npm run x; . b.sh; fi', ['start package-script x, if', 'run b.sh, if']],
    ['node a.mjs || node b.mjs', ['run a.mjs, if', 'run b.mjs, if']],
    ['bash a.sh || true', ['run a.sh, if']],
    ['a && cat a.md && b || exit 1', ['read a.md']],
    ['cat a.md || cat b.md', ['probe a.md', 'probe b.md']],
    ['x || y && cat a.md', ['read a.md']],
    ['exit 1; cat a.md', []],
  ])('%s', (text, expected) => expect(uses(text)).toEqual(expected))
})

describe('what swallows an absence', () => {
  test.each([
    ['cat a.md || true', ['read a.md by || true']],
    ['cat a.md 2>/dev/null || :', ['read a.md by || :']],
    ['x=$(cat a.md 2>/dev/null || echo "")', ['read a.md by || echo ""']],
    ['x=$(cat a.md) || x=', ['read a.md by || x=']],
    ['cat a.md || exit 0', ['read a.md by || exit 0']],
    ['cat a.md | grep low || true', ['read a.md by || true']],
    ['{ cat a.md && x; } || true', ['read a.md by || true']],
    ['! grep -q draft a.md', ['read a.md by !']],
    ['if grep -q draft a.md; then echo draft; exit 1; fi', ['read a.md by grep -q draft a.md']],
    ['x; grep -q draft a.md && exit 1', ['read a.md by grep -q draft a.md']],
    ['if cat a.md | grep -q draft; then exit 1; fi', ['read a.md by cat a.md | grep -q draft']],
    ["bash -c 'cat a.md || true'", ['read a.md by || true']],
  ])('%s', (text, expected) => expect(uses(text)).toEqual(expected))

  test.each([
    ['x=$(cat a.md 2>/dev/null)', ['read a.md']],
    ['if ! grep -q low a.md; then exit 1; fi', ['read a.md']],
    ['if grep -q low a.md; then echo ok; else exit 1; fi', ['read a.md']],
    ['if grep -q low a.md; then echo ok; fi', ['probe a.md']],
    ['grep -q low a.md || exit 1', ['read a.md']],
    ['grep low a.md || [ $? -eq 1 ]', ['read a.md']],
    ['cat a.md || echo "no tides" >&2', ['probe a.md']],
    ['! test -f a.md', ['probe a.md']],
    ['cat a.md; true', ['read a.md']],
  ])('not so in %s', (text, expected) => expect(uses(text)).toEqual(expected))
})

describe('a script file', () => {
  test('has one body, at its start', () => {
    const text =
      '\ufeff#!/bin/bash -e\r\ncat tides.md \\\r\n  "low 🌊.md"\r\nif [ -f a.md ]\r\nthen\r\n  cat b.md\r\nfi\r\n'
    const { program, problems } = shellProgram(text)
    expect(problems).toEqual([])
    expect(program.routines).toMatchObject([{ sort: 'body', name: '', span: [1, 1] }])
    expect(listed(text, program.routines[0]!.uses)).toEqual([
      'read tides.md',
      'read low 🌊.md',
      'probe a.md',
      'probe b.md',
    ])
  })

  test('that does not parse gives what could be read, and says where', () => {
    const text = 'cat tides.md\nif [ -f a.md ]; then\n  cat b.md\n'
    const { program, problems } = shellProgram(text)
    expect(problems).toEqual([
      { message: "the shell script does not parse: expected 'fi' to close 'if'", span: [text.length, text.length] },
    ])
    expect(listed(text, program.routines[0]!.uses)[0]).toBe('read tides.md')
  })

  test('of another dialect, and a template of a script, are no fault', () => {
    expect(shellProgram('#!/bin/zsh\nfor f (*.md) { cat $f').problems).toEqual([])
    expect(shellProgram('{% if tides %}\nif x; then\n{% endif %}').problems).toEqual([])
    expect(shellProgram('#!/usr/bin/env python3\nif x:\n  open("(")\n').problems).toEqual([])
  })

  test('between escaped backticks has the place of the whole', () => {
    const text = 'echo `echo \\`cat tides.md\\``'
    expect(uses(text)).toEqual(['read tides.md at `echo \\`cat tides.md\\``'])
  })

  test('in a shell that starts nobody knows where reads nothing that counts from there', () => {
    const text = 'cat a.md; npm test; bash b.sh'
    expect(shellUses(text, { directory: null })).toEqual([])
  })
})

describe('hostile text', () => {
  const word = fc.constantFrom(
    ...[
      'cat',
      'a.md',
      '[',
      ']',
      '-f',
      'if',
      'then',
      'else',
      'fi',
      '&&',
      '||',
      '|',
      ';',
      '\n',
      '\r\n',
      '!',
      '(',
      ')',
      '{',
      '}',
    ],
    ...[
      '$(',
      '`',
      '"',
      "'",
      '\\',
      '$1',
      '"$@"',
      'x=',
      'for f in',
      'do',
      'done',
      'case x in',
      ';;',
      'esac',
      '<<E',
      'E',
      '<',
      '>',
    ],
    ...[
      'f()',
      'f',
      'cd',
      'exit 1',
      'grep -q',
      'bash -c',
      'eval',
      '${0%/*}',
      '${x:-',
      '[[',
      ']]',
      '((',
      '))',
      '\ufffc',
      '🌊',
      '\ufeff',
    ],
  )
  const text = fc.oneof(
    fc.array(word, { maxLength: 60 }).map((words) => words.join(' ')),
    fc.array(word, { maxLength: 60 }).map((words) => words.join('')),
    fc.string({ unit: 'binary', maxLength: 200 }),
  )

  test('never throws, and every place lies in the text', () => {
    fc.assert(
      fc.property(text, (source) => {
        expectSpansInside(source, shellProgram(source))
        for (const { span } of shellUses(source)) expect(span[1]).toBeLessThanOrEqual(source.length)
      }),
      { numRuns: 3000 },
    )
  })

  test.each([
    ['(', ')'],
    ['$(', ')'],
    ['if x; then ', '; fi'],
    ['{ ', '; }'],
    ['f() ', ''],
    ['[[ ( ', ''],
    ['! ', ''],
  ])('nested 5,000 deep: %s', (open, close) => {
    const source = open.repeat(5000) + 'cat a.md' + close.repeat(5000)
    expectSpansInside(source, shellProgram(source))
  })

  test.each(['time && exit 1', '!', 'time | cat a.md'])('with nothing where a command belongs: %s', (source) => {
    expectSpansInside(source, shellProgram(source))
  })

  test('names that double themselves stay short', () => {
    expect(uses(`X=a/b\n${'X="$X$X"\n'.repeat(100)}cat $X`)).toEqual([])
  })
})
