import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { DEFAULT_CONFIG } from '../../src/engine/model/config.ts'
import type { Rule } from '../../src/engine/rules/rule.ts'
import { rules } from '../../src/engine/rules/registry.ts'
import { configSchema } from '../../src/workspace/config-schema.ts'
import { readConfig } from '../../src/workspace/config.ts'
import { UserError } from '../../src/workspace/user-error.ts'
import { directoryWith } from './temporary.ts'

const withOptions: Rule = {
  id: 'task/late',
  summary: 'A task past its date.',
  rationale: '',
  severity: 'warning',
  fixable: false,
  options: {
    days: { type: 'number', default: 3, description: 'Days of grace.' },
    ignore: { type: 'array', items: { type: 'string' }, default: [], description: 'Ids that are never late.' },
  },
  messages: { late: '' },
  *check() {},
}

const known: readonly Rule[] = [...rules, withOptions]

async function read(text: string | Uint8Array) {
  const root = directoryWith({ 'throughline.yaml': text })
  return readConfig({ root, cwd: root, rules: () => Promise.resolve(known) })
}

/** What the user is told. */
async function refusal(text: string | Uint8Array): Promise<string> {
  return told(read(text))
}

async function told(reading: Promise<unknown>): Promise<string> {
  const error = await reading.then(
    () => new Error('not refused'),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof UserError)) throw error
  return `\n${error.faults.map(({ message, hint }) => (hint === undefined ? message : `${message}\n  ${hint}`)).join('\n')}\n`
}

describe('what a configuration says', () => {
  test('nothing: the defaults', async () => {
    const defaults = {
      engine: DEFAULT_CONFIG,
      include: [],
      exclude: [],
      sizeLimit: 10_485_760,
    }
    const root = directoryWith()
    expect(await readConfig({ root, cwd: root, rules: () => Promise.resolve(rules) })).toEqual(defaults)
    expect(await read('')).toEqual(defaults)
    expect(await read('# All as it comes.\n')).toEqual(defaults)
  })

  test('everything', async () => {
    const text = `
      include: [docs]
      exclude: ['**/archive']
      scopes: ['specs/*']
      families: { owned: [DQ-R1-], foreign: [INFRA-] }
      aliases: { '@assets/': src/assets/ }
      decisions: { statuses: { ratified: locked } }
      durability: { ephemeral: ['notes/**'], durable: ['**/PLAN_VERBATIM.md'] }
      tables: { verifications: { result: [Ausgang] } }
      rules:
        link/missing-file: warning
        task/late: { severity: error, days: 5 }
      limits: { fileSize: 2 MB }
    `
    expect(await read(text)).toEqual({
      engine: {
        scopes: ['specs/*'],
        families: { owned: ['DQ-R1-'], foreign: ['INFRA-'] },
        aliases: { '@assets/': 'src/assets/' },
        decisions: { statuses: { ratified: 'locked' } },
        durability: { ephemeral: ['notes/**'], durable: ['**/PLAN_VERBATIM.md'] },
        tables: { verifications: { result: ['Ausgang'] } },
        rules: {
          'link/missing-file': { severity: 'warning', options: {} },
          'task/late': { severity: 'error', options: { days: 5 } },
        },
      },
      include: ['docs'],
      exclude: ['**/archive'],
      sizeLimit: 2_097_152,
    })
  })

  test('options alone leave the severity as it is', async () => {
    const { engine } = await read('rules: { task/late: { ignore: [T001] } }')
    expect(engine.rules['task/late']).toEqual({ severity: 'warning', options: { ignore: ['T001'] } })
  })

  test.each([
    ['512', 512],
    ['64KB', 65_536],
    ["'1 B'", 1],
    ['256MB', 268_435_456],
  ])('a file size of %s', async (written, bytes) => {
    expect((await read(`limits: { fileSize: ${written} }`)).sizeLimit).toBe(bytes)
  })

  test('names of prototypes are no more than names', async () => {
    const { engine } = await read('aliases: { __proto__: src/, constructor: lib/ }')
    expect(Object.entries(engine.aliases)).toEqual([
      ['__proto__', 'src/'],
      ['constructor', 'lib/'],
    ])
    expect(Object.getPrototypeOf(engine.aliases)).toBeNull()
  })

  test('another file, named on the command line', async () => {
    const root = directoryWith({ 'throughline.yaml': 'broken: [', 'ci/strict.yaml': 'exclude: [drafts]' })
    expect(
      await readConfig({ root, explicit: 'ci/strict.yaml', cwd: root, rules: () => Promise.resolve(rules) }),
    ).toMatchObject({
      exclude: ['drafts'],
    })
  })
})

describe('a bad value of each key is told with its place, what is expected, and what stands there', () => {
  test('include', async () => {
    expect(await refusal('include: docs\n')).toMatchInlineSnapshot(`
      "
      throughline.yaml:1:10: include must be a list of globs, and is "docs"
      "
    `)
    expect(await refusal('include:\n  - docs\n  - 7\n  - ""\n')).toMatchInlineSnapshot(`
      "
      throughline.yaml:3:5: include[1] must be a glob, such as docs/**, and is 7
      throughline.yaml:4:5: include[2] must be a glob, such as docs/**, and is ""
      "
    `)
  })

  test('exclude', async () => {
    expect(await refusal('exclude:\n')).toMatchInlineSnapshot(`
      "
      throughline.yaml:1:9: exclude must be a list of globs, and is empty
        give it a value, or remove the key
      "
    `)
    expect(await refusal(`exclude: ['${'{a,b}'.repeat(11)}']`)).toMatchInlineSnapshot(`
      "
      throughline.yaml:1:11: exclude[0] braces multiply to over 1,000 globs
      "
    `)
  })

  test('scopes', async () => {
    expect(await refusal('scopes: { specs: true }')).toMatchInlineSnapshot(`
      "
      throughline.yaml:1:9: scopes must be a list of globs, and is a map
      "
    `)
  })

  test('families', async () => {
    expect(await refusal('families:\n  own: [DQ-]\n  foreign: INFRA-\n')).toMatchInlineSnapshot(`
      "
      throughline.yaml:2:3: unknown key "own" in families
        did you mean "owned"?
      throughline.yaml:3:12: families › foreign must be a list of id prefixes, and is "INFRA-"
      "
    `)
    expect(await refusal('families: [DQ-]')).toMatchInlineSnapshot(`
      "
      throughline.yaml:1:11: families must be a map with the keys owned and foreign, and is a list
      "
    `)
  })

  test('aliases', async () => {
    expect(await refusal('aliases:\n  "@a/": ../outside/\n  "@b/": /etc/\n  "@c/": 3\n  "": src\n'))
      .toMatchInlineSnapshot(`
      "
      throughline.yaml:2:10: aliases › @a/ must be a path from the workspace root, and is "../outside/"
      throughline.yaml:3:10: aliases › @b/ must be a path from the workspace root, and is "/etc/"
      throughline.yaml:4:10: aliases › @c/ must be a path from the workspace root, and is 3
      throughline.yaml:5:3: aliases › "" must be a link prefix, such as @assets/
      "
    `)
  })

  test('decisions', async () => {
    expect(await refusal('decisions: { statuses: { Ratified: locked, agreed: yes } }')).toMatchInlineSnapshot(`
      "
      throughline.yaml:1:26: decisions › statuses › Ratified must be a word in lower case, such as ratified
      throughline.yaml:1:52: decisions › statuses › agreed must be one of open, proposed, accepted, locked, closed, deferred, rejected, retired, superseded, and is "yes"
      "
    `)
  })

  test('tables', async () => {
    const text = `tables:
  verification: { result: [ausgang] }
  sign-off: { sined: [x], signed: ausgang }
  gates: { owner: [''], constructor: [x] }
  runs: [x]
`
    expect(await refusal(text)).toMatchInlineSnapshot(`
      "
      throughline.yaml:2:3: unknown key "verification" in tables
        did you mean "verifications"?
      throughline.yaml:3:15: unknown key "sined" in tables › sign-off
        did you mean "signed"?
      throughline.yaml:3:35: tables › sign-off › signed must be a list of column headings, and is "ausgang"
      throughline.yaml:4:20: tables › gates › owner[0] must be a column heading, such as outcome, and is ""
      throughline.yaml:4:25: unknown key "constructor" in tables › gates
        known are gate, between, action, artefact, state, owner
      throughline.yaml:5:9: tables › runs must be a map with the keys run, title, branch, scope, directory, effect, state, depends and owner, and is a list
      "
    `)
  })

  test('durability', async () => {
    expect(await refusal(`durability: { ephemeral: notes, durable: ['${'{a,b}'.repeat(11)}'], kept: [] }`))
      .toMatchInlineSnapshot(`
      "
      throughline.yaml:1:26: durability › ephemeral must be a list of globs, and is "notes"
      throughline.yaml:1:103: unknown key "kept" in durability
        known are ephemeral, durable
      "
    `)
    expect(await refusal(`durability: { durable: ['${'{a,b}'.repeat(11)}'] }`)).toMatchInlineSnapshot(`
      "
      throughline.yaml:1:25: durability › durable[0] braces multiply to over 1,000 globs
      "
    `)
  })

  test('rules', async () => {
    expect(await refusal('rules:\n  link/missing-fiel: off\n  link/missing-file: warn\n')).toMatchInlineSnapshot(`
      "
      throughline.yaml:2:3: unknown rule "link/missing-fiel" in rules
        did you mean "link/missing-file"?
      throughline.yaml:3:22: rules › link/missing-file must be off, info, warning or error, or a map, and is "warn"
      "
    `)
    expect(await refusal('rules:\n  task/late: { severity: fatal, days: soon, ignor: [T001] }\n'))
      .toMatchInlineSnapshot(`
      "
      throughline.yaml:2:26: rules › task/late › severity must be off, info, warning or error, and is "fatal"
      throughline.yaml:2:39: rules › task/late › days must be a number, and is "soon"
      throughline.yaml:2:45: unknown key "ignor" in rules › task/late
        did you mean "ignore"?
      "
    `)
    expect(await refusal('rules: { link/missing-file: { depth: 3 }, nonsense: off, link/case-mismatch: false }'))
      .toMatchInlineSnapshot(`
      "
      throughline.yaml:1:31: unknown key "depth" in rules › link/missing-file
        known are severity
      throughline.yaml:1:43: unknown rule "nonsense" in rules
        \`throughline explain\` lists all rules
      throughline.yaml:1:78: rules › link/case-mismatch must be off, info, warning or error, or a map, and is false
      "
    `)
  })

  test('limits', async () => {
    expect(await refusal('limits: { fileSize: 1GB }')).toMatchInlineSnapshot(`
      "
      throughline.yaml:1:21: limits › fileSize must be a number of bytes, or a size such as 10MB, of at most 256MB, and is "1GB"
      "
    `)
    expect(await refusal('limits: { fileSize: 0, filesize: 1 }')).toMatchInlineSnapshot(`
      "
      throughline.yaml:1:21: limits › fileSize must be a number of bytes, or a size such as 10MB, of at most 256MB, and is 0
      throughline.yaml:1:24: unknown key "filesize" in limits
        did you mean "fileSize"?
      "
    `)
  })

  test('a key that there is not', async () => {
    expect(await refusal('exlude: [docs]\nthreshold: 3\n')).toMatchInlineSnapshot(`
      "
      throughline.yaml:1:1: unknown key "exlude"
        did you mean "exclude"?
      throughline.yaml:2:1: unknown key "threshold"
        known are include, exclude, scopes, families, aliases, decisions, durability, tables, prose, rules, limits
      "
    `)
    expect(await refusal('__proto__: { polluted: true }\nconstructor: 1\n')).toMatchInlineSnapshot(`
      "
      throughline.yaml:1:1: unknown key "__proto__"
        known are include, exclude, scopes, families, aliases, decisions, durability, tables, prose, rules, limits
      throughline.yaml:2:1: unknown key "constructor"
        known are include, exclude, scopes, families, aliases, decisions, durability, tables, prose, rules, limits
      "
    `)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

describe('what is no configuration', () => {
  test.each(['- docs\n', 'docs', '3'])('%j', async (text) => {
    expect(await refusal(text)).toContain('throughline.yaml:1:1: the configuration must be a map of settings, and is ')
  })

  test('not YAML', async () => {
    expect(await refusal('include: [docs\nexclude: x')).toMatchInlineSnapshot(`
      "
      throughline.yaml:2:1: not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]
      "
    `)
    expect(await refusal('include: [a]\ninclude: [b]\n')).toMatchInlineSnapshot(`
      "
      throughline.yaml:2:1: not YAML: Map keys must be unique
      "
    `)
    expect(await refusal('include: [a]\n---\ninclude: [b]\n')).toMatchInlineSnapshot(`
      "
      throughline.yaml:2:1: not YAML: a configuration is one document, and here starts another
      "
    `)
    expect(await refusal('rules: !!js/function "() => process.exit()"')).toMatchInlineSnapshot(`
      "
      throughline.yaml:1:8: not YAML: Unresolved tag: tag:yaml.org,2002:js/function
      "
    `)
    expect(await refusal('? [a, b]\n: c')).toMatchInlineSnapshot(`
      "
      throughline.yaml:1:3: not YAML: a key must be text
      "
    `)
    expect(await refusal('include: *docs')).toMatchInlineSnapshot(`
      "
      throughline.yaml:1:1: not a configuration: Unresolved alias (the anchor must be set before the alias): docs
      "
    `)
  })

  test('aliases that multiply, and nesting without end, are refused at once', async () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) =>
        `k${level}: &k${level} [${
          level === 0
            ? 'x'
            : Array(10)
                .fill(`*k${level - 1}`)
                .join(', ')
        }]`,
    )
    expect(await refusal(levels.join('\n'))).toMatchInlineSnapshot(`
      "
      throughline.yaml:1:1: not a configuration: Excessive alias count indicates a resource exhaustion attack
      "
    `)
    expect(await refusal(`include: ${'['.repeat(5000)}`)).toMatch(/not YAML: nested too deeply/)
  })

  test('not text', async () => {
    expect(await refusal(Buffer.from('include: [Köln]', 'latin1'))).toMatchInlineSnapshot(`
      "
      throughline.yaml cannot be read: Byte 11 (0xf6) is not UTF-8
      "
    `)
    expect(await refusal(`# ${'x'.repeat(1024 ** 2)}`)).toMatchInlineSnapshot(`
      "
      throughline.yaml cannot be read: The file has 1,048,578 bytes, over the limit of 1,048,576
      "
    `)
  })

  test('not a regular file', async () => {
    const root = directoryWith({ 'folder/plan.md': '' })
    symlinkSync('/etc/passwd', join(root, 'throughline.yaml'))
    expect(await told(readConfig({ root, cwd: root, rules: () => Promise.resolve(rules) }))).toMatchInlineSnapshot(`
      "
      throughline.yaml cannot be read: A symbolic link to /etc/passwd, which is not a file of the workspace
      "
    `)
    expect(await told(readConfig({ root, explicit: 'folder', cwd: root, rules: () => Promise.resolve(rules) })))
      .toMatchInlineSnapshot(`
      "
      folder is not a file
      "
    `)
    expect(
      await told(readConfig({ root, explicit: 'throughlin.yaml', cwd: root, rules: () => Promise.resolve(rules) })),
    ).toMatchInlineSnapshot(`
      "
      throughlin.yaml is not a file
        did you mean "throughline.yaml"?
      "
    `)
  })

  test('under another name', async () => {
    const root = directoryWith({ 'throughline.yml': 'include: [docs]' })
    expect(await told(readConfig({ root, cwd: root, rules: () => Promise.resolve(rules) }))).toMatchInlineSnapshot(`
      "
      throughline.yml is not read
        name it throughline.yaml
      "
    `)
  })
})

test('the schema is one that a strict validator takes, without a word on the console', () => {
  const complaints: unknown[] = []
  const complain = (...words: unknown[]) => void complaints.push(words)
  const ajv = new Ajv2020({
    strict: true,
    allowUnionTypes: true,
    logger: { log: complain, warn: complain, error: complain },
  })
  expect(ajv.validateSchema(configSchema(known))).toBe(true)
  ajv.compile(configSchema(known))
  expect(complaints).toEqual([])
})

test('every key and every option is described at its field', () => {
  const undescribed: string[] = []
  const visit = (schema: unknown, path: string) => {
    const { properties = {}, then } = schema as {
      properties?: Record<string, { description?: string }>
      then?: unknown
    }
    for (const [name, property] of Object.entries(properties)) {
      if (!property.description) undescribed.push(`${path}/${name}`)
      visit(property, `${path}/${name}`)
    }
    if (then) visit(then, path)
  }
  visit(configSchema(known), '')
  expect(undescribed).toEqual([])
})
