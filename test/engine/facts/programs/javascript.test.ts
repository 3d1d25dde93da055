import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { javascriptProgram } from '../../../../src/engine/facts/programs/javascript.ts'
import type { PathText, UseFact } from '../../../../src/engine/model/program.ts'

/** A lighthouse's gates. Uses as one line each: what is done, the path, the text under the carets, what is special. */
function usesOf(text: string, routine = '', language: 'javascript' | 'typescript' = 'javascript'): string[] {
  const { program } = javascriptProgram(text, language)
  const found = program.routines.find(({ name }) => name === routine)
  return (found?.uses ?? []).map((use) => lineOf(use, text))
}

function lineOf(use: UseFact, text: string): string {
  const parts = [
    use.does,
    ...('path' in use ? [shown(use.path)] : []),
    ...('specifier' in use ? [use.specifier] : []),
    ...('name' in use ? [use.name] : []),
    ...('arguments' in use ? [`(${use.arguments.map((each) => (each ? shown(each.path) : '?')).join(', ')})`] : []),
    `at ${text.slice(use.span[0], use.span[1])}`,
    ...('swallowed' in use && use.swallowed ? [`swallowed by ${text.slice(...use.swallowed).split('\n')[0]}`] : []),
    ...('isConditional' in use && use.isConditional ? ['conditional'] : []),
  ]
  return parts.join(' ')
}

function shown(path: PathText): string {
  return path
    .map((part) =>
      typeof part === 'string'
        ? part
        : part.from === 'module'
          ? `<${part.specifier} ${part.name}>`
          : part.from === 'parameter'
            ? `<${part.position}>`
            : `<${part.from}>`,
    )
    .join('')
}

describe('reads', () => {
  test.each([
    ["import fs from 'node:fs'\nfs.readFileSync('log.md')", "read log.md at 'log.md'"],
    ["import * as fs from 'fs'\nawait fs.promises.readFile('log.md', 'utf8')", "read log.md at 'log.md'"],
    [
      "import { readFile as load } from 'node:fs/promises'\nconst text = await load('log.md')",
      "read log.md at 'log.md'",
    ],
    ["const { readFileSync } = require('fs')\nreadFileSync('log.md')", "read log.md at 'log.md'"],
    ["const fs = require('fs')\nfs.readdirSync('watches')", "read watches at 'watches'"],
    ["import { statSync } from 'node:fs'\nstatSync('log.md')", "read log.md at 'log.md'"],
    ["await Bun.file('log.json').json()", "read log.json at 'log.json'"],
    ["await Deno.readTextFile('log.md')", "read log.md at 'log.md'"],
    ["import { existsSync } from 'node:fs'\nexistsSync('log.md')", "probe log.md at 'log.md'"],
    ["import { writeFileSync } from 'node:fs'\nwriteFileSync('log.md', '')", "write log.md at 'log.md'"],
    ["import { rm } from 'node:fs/promises'\nawait rm('log.md')", "remove log.md at 'log.md'"],
    ["import { openSync } from 'node:fs'\nopenSync('log.md', 'w')", "write log.md at 'log.md'"],
  ])('%s', (text, expected) => {
    expect(usesOf(text)).toEqual([expected])
  })

  test('nothing of a function that only has the name, and nothing that is not constant', () => {
    expect(usesOf("const readFileSync = (x) => x\nreadFileSync('log.md')")).toEqual([])
    expect(
      usesOf("import { readFileSync } from 'node:fs'\nreadFileSync(process.argv[2])\nreadFileSync(`${name}.md`)"),
    ).toEqual([])
    expect(
      usesOf("import { readFileSync } from 'node:fs'\nfunction lamp(readFileSync) { readFileSync('log.md') }\nlamp(x)"),
    ).toEqual([])
  })
})

describe('paths', () => {
  const path = (expression: string, before = '') =>
    usesOf(
      `import fs from 'node:fs'\nimport path from 'node:path'\nimport { fileURLToPath } from 'node:url'\n${before}\nfs.readFileSync(${expression})`,
    ).flatMap((line) => /^read (.*) at /s.exec(line)?.[1] ?? [])

  test.each([
    ["'a' + '/b.md'", 'a/b.md'],
    ["path.join('a', '..', 'b.md')", 'a/../b.md'],
    ["path.join(process.cwd(), 'a.md')", '<start>/a.md'],
    ["path.resolve('a', process.cwd(), 'b.md')", '<start>/b.md'],
    ["path.join(import.meta.dirname, '../a.md')", '<file>/../a.md'],
    ["path.join(__dirname, 'a.md')", '<file>/a.md'],
    ["new URL('./a.md', import.meta.url)", '<file>/./a.md'],
    ["new URL('a.md', new URL('../', import.meta.url))", '<file>/..//a.md'],
    ["new URL('a.md', new URL('..', import.meta.url))", '<file>/..//a.md'],
    ["path.join(path.dirname(fileURLToPath(import.meta.url)), 'a.md')", '<file>/a.md'],
  ])('%s', (expression, expected) => {
    expect(path(expression)).toEqual([expected])
  })

  test.each([
    ['`${WATCH}/log.md`', "const WATCH = 'watches/first'", 'watches/first/log.md'],
    ['PATHS.log', "const PATHS = { log: 'log.md' }", 'log.md'],
    ['PATHS[1]', "const PATHS = ['lamp.md', 'log.md']", 'log.md'],
    ["at('log.md')", "const at = (name) => path.join('watches', name)", 'watches/log.md'],
    ["path.join(ROOT, 'log.md')", "import { ROOT } from './places.mjs'", '<./places.mjs ROOT>/log.md'],
    ['places.LOG', "import * as places from './places.mjs'", '<./places.mjs LOG>'],
    ['log', "let log\nlog = 'log.md'", 'log.md'],
  ])('%s with %s', (expression, before, expected) => {
    expect(path(expression, before)).toEqual([expected])
  })

  test('are not known once something unknown is in them, and are no patterns', () => {
    expect(path("path.join(root, 'a.md')", 'const root = findRoot()')).toEqual([])
    expect(path("'watches/*.md'")).toEqual([])
    expect(path('log', "let log = 'log.md'\nlog = other()")).toEqual([])
  })
})

describe('what swallows an absence', () => {
  const read = "readFileSync('log.md', 'utf8')"
  const uses = (body: string) => usesOf(`import { readFileSync, existsSync } from 'node:fs'\n${body}`)

  test.each([
    ['an empty catch', `let log = ''\ntry { log = ${read} } catch {}`, '{}'],
    ['a catch that empties', `let log\ntry { log = ${read} } catch { log = '' }`, 'catch'],
    ['a catch that says so and goes on', `let log\ntry { log = ${read} } catch { console.warn('no log') }`, 'catch'],
    ['a choice', `const log = existsSync('log.md') ? ${read} : ''`, "''"],
    ['an empty start', `let log = ''\nif (existsSync('log.md')) log = ${read}`, 'existsSync'],
  ])('%s', (_name, body, by) => {
    const found = uses(body).filter((line) => line.includes('swallowed'))
    expect(found).toHaveLength(1)
    expect(found[0]).toContain("read log.md at 'log.md' swallowed by")
    expect(found[0]).toContain(by)
  })

  test('a rejection that is caught', () => {
    const text = "import { readFile } from 'node:fs/promises'\nconst log = await readFile('log.md').catch(() => '')"
    expect(usesOf(text)).toEqual(["read log.md at 'log.md' swallowed by () => ''"])
  })

  test.each([
    ['throws again', `try { log = ${read} } catch (error) { throw error }`],
    ['ends the program', `try { log = ${read} } catch { process.exit(1) }`],
    ['puts a fault on a list', `try { log = ${read} } catch { failures.push('no log') }`],
    ['is demanded afterwards', `let log = ''\ntry { log = ${read} } catch {}\nif (!log) throw new Error('no log')`],
    ['is asserted afterwards', `let log = ''\ntry { log = ${read} } catch {}\nassert(log.trim().length > 0)`],
  ])('nothing where the absence %s', (_name, body) => {
    expect(uses(body).filter((line) => line.includes('swallowed'))).toEqual([])
    expect(uses(body)[0]).toMatch(/^(?:read|probe) log\.md/)
  })

  test('nothing where a function writes what it reads', () => {
    const text = `import fs from 'node:fs'
export function keep(path, text) {
  let before = null
  try { before = fs.readFileSync(path, 'utf8') } catch { before = null }
  if (before !== text) fs.writeFileSync(path, text)
}`
    expect(usesOf(text, 'keep')).toEqual(['write <0> at path'])
  })

  test('asking whether a file is there is no demand, unless the answer ends the program', () => {
    expect(
      uses(`let found = false\ntry { readFileSync('log.md'); found = true } catch { found = false }`)[0],
    ).toContain('swallowed')
    const asked =
      "import { stat } from 'node:fs/promises'\nlet found\ntry { found = (await stat('log.md')).isFile() } catch { found = false }"
    expect(usesOf(asked)).toEqual(["probe log.md at 'log.md'"])
    expect(uses(`if (!existsSync('log.md')) throw new Error('no log')\n${read}`)).toEqual([
      "read log.md at 'log.md'",
      "read log.md at 'log.md'",
    ])
    expect(uses(`if (existsSync('log.md')) { use(${read}) }`)).toEqual(["probe log.md at 'log.md'"])
    expect(uses(`function watch() { if (!existsSync('log.md')) return\n${read} }\nwatch()`)).toEqual([
      "probe log.md at 'log.md'",
    ])
  })

  test('behind a condition of its own nothing is required', () => {
    expect(uses(`if (state === 'triggered') ${read}`)).toEqual(["probe log.md at 'log.md'"])
  })
})

describe('functions', () => {
  test('of the module run where they are called, and the caller is what a reader sees', () => {
    const text = `import fs from 'node:fs'
const must = (path) => { if (!fs.existsSync(path)) throw new Error(path) }
for (const path of ['lamp.md', 'log.md']) must(path)
;['horn.md'].forEach(must)
must('bell.md')
function never() { must('fog.md') }`
    expect(usesOf(text)).toEqual([
      "read lamp.md at 'lamp.md'",
      "read log.md at 'log.md'",
      "read horn.md at 'horn.md'",
      "read bell.md at 'bell.md'",
    ])
  })

  test('of other modules are called with the paths that they are given', () => {
    const text = `import { must, read as load } from './must.mjs'
import * as keeper from './keeper.mjs'
const WATCH = 'watches/first'
await Promise.all([must(\`\${WATCH}/log.md\`), must('lamp.md')])
;['horn.md'].map((path) => must(path))
const log = await load('log.md').catch(() => '')
if (state) must('fog.md')
keeper.wake()`
    expect(usesOf(text)).toEqual([
      "import ./must.mjs at './must.mjs'",
      "import ./keeper.mjs at './keeper.mjs'",
      'call ./must.mjs must (watches/first/log.md) at `${WATCH}/log.md`',
      "call ./must.mjs must (lamp.md) at 'lamp.md'",
      "call ./must.mjs must (horn.md) at 'horn.md'",
      "call ./must.mjs read (log.md) at 'log.md' swallowed by () => ''",
      "call ./must.mjs must (fog.md) at 'fog.md' conditional",
      'call ./keeper.mjs wake () at keeper.wake',
    ])
  })

  test('that are exported say what they do with their parameters', () => {
    const text = `import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
const root = process.cwd()
export async function must(relative) {
  const absolute = path.join(root, relative)
  try { await stat(absolute) } catch { throw new Error('missing ' + relative) }
}
export const read = (relative) => readFile(path.join(root, relative), 'utf8')
module.exports.tolerant = (p) => { try { return readFile(p) } catch { return '' } }`
    expect(usesOf(text, 'must')).toEqual(['read <start>/<0> at absolute'])
    expect(usesOf(text, 'read')).toEqual(['read <start>/<0> at path.join(root, relative)'])
    expect(usesOf(text, 'tolerant')).toEqual(["read <0> at p swallowed by catch { return '' }"])
  })

  test('constants that others import', () => {
    const { program } = javascriptProgram(
      "export const WATCH = 'watches/first' as const\nexport const ALL = [`${WATCH}/a.md`, 'b.md']\nexport const PATHS = { log: 'log.md' } satisfies object\nexport { WATCH as default }\nexport const n = 3",
      'typescript',
    )
    expect(program.constants).toEqual([
      { name: 'WATCH', values: [['watches/first']] },
      { name: 'ALL', values: [['watches/first/a.md'], ['b.md']] },
      { name: 'PATHS.log', values: [['log.md']] },
      { name: 'default', values: [['watches/first']] },
    ])
  })
})

test('other programs that are started', () => {
  const text = `import { execSync, spawnSync, fork } from 'node:child_process'
execSync('npm run watch')
spawnSync(process.execPath, ['scripts/lamp.mjs'], { cwd: 'tower' })
spawnSync('bash', ['scripts/horn.sh'])
fork('./bell.mjs')
execSync(command)`
  expect(usesOf(text)).toEqual([
    "start watch at 'npm run watch'",
    "run scripts/lamp.mjs at 'scripts/lamp.mjs'",
    "run scripts/horn.sh at 'scripts/horn.sh'",
    "run ./bell.mjs at './bell.mjs'",
  ])
})

test('the two histories: a notes file that is required, and the same read emptied', () => {
  const required =
    "import { must } from './_verify.mjs'\nconst NOTES = `${'docs'}/KEEPER_SCRATCHPAD.md`\nawait must(NOTES)\n"
  expect(usesOf(required)).toContain('call ./_verify.mjs must (docs/KEEPER_SCRATCHPAD.md) at NOTES')
  const emptied = `import fs from 'node:fs/promises'
import path from 'node:path'
const NOTES = 'docs/KEEPER_SCRATCHPAD.md'
let notes = ''
try {
  notes = await fs.readFile(path.join(process.cwd(), NOTES), 'utf8')
} catch {
  notes = ''
}
const failures = notes.split('\\n').filter((line) => line.includes('failed'))`
  expect(usesOf(emptied)).toEqual([
    'read <start>/docs/KEEPER_SCRATCHPAD.md at path.join(process.cwd(), NOTES) swallowed by catch {',
  ])
})

test('offsets count emoji as two and a byte-order mark as one', () => {
  const text = "\uFEFF// 🗼\nimport { readFileSync } from 'fs'\nreadFileSync('log.md')"
  expect(usesOf(text)).toEqual(["read log.md at 'log.md'"])
})

test('what does not parse is said, with what could be read; other languages are left alone', () => {
  const { problems } = javascriptProgram('const a = 1\nconst = 3', 'javascript')
  expect(problems).toHaveLength(1)
  expect(problems[0]!.message).toMatch(/^the script does not parse: /)
  expect(problems[0]!.span[0]).toBeGreaterThan(12)
  expect(javascriptProgram('// @flow\nexport type A = {| b: 1 |}', 'javascript').problems).toEqual([])
  expect(javascriptProgram(`x=${'1+'.repeat(20_000)}1`, 'javascript')).toMatchObject({ problems: [] })
})

test('nesting without end, and calls that multiply, end', () => {
  expect(javascriptProgram(`${'('.repeat(5000)}1${')'.repeat(5000)}`, 'javascript').problems).toHaveLength(1)
  const chain = Array.from({ length: 40 }, (_, at) => `function f${at}() { ${`f${at + 1}();`.repeat(10)} }`)
  expect(javascriptProgram(`${chain.join('\n')}\nfunction f40() {}\nf0()`, 'javascript').problems).toEqual([])
})

test('arbitrary text never throws', () => {
  const word = fc.constantFrom(
    "import fs from 'fs'",
    'fs.readFileSync(',
    "'log.md'",
    ')',
    '{',
    '}',
    'try',
    'catch',
    'if (',
    '=>',
    'const a =',
    '`${',
    '[',
    ']',
    ';\n',
    'export',
    'function f(',
    'await',
    '...',
    '?.',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')),
      ),
      (text) => {
        for (const language of ['javascript', 'typescript'] as const) {
          const { program } = javascriptProgram(text, language)
          for (const { uses } of program.routines)
            for (const { span } of uses)
              if (span[0] < 0 || span[1] > text.length || span[0] > span[1]) throw new Error('range')
        }
      },
    ),
    { numRuns: 400 },
  )
})
