/** The text of a configuration → a configuration, or a UserError that lists every fault with its place. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { LineCounter, parseDocument, type Document, type ErrorCode } from 'yaml'
import type { EngineConfig, RuleSetting } from '../engine/model/config.ts'
import type { DecisionState } from '../engine/model/decision-state.ts'
import type { ProseConfig } from '../engine/model/prose.ts'
import type { Rule } from '../engine/rules/rule.ts'
import { bytesOf, DEFAULT_FILE_SIZE } from './config-keys/limits.ts'
import { proseConfig } from './config-keys/prose.ts'
import { configFaults, type PlacedFault } from './config-faults.ts'
import { configSchema } from './config-schema.ts'
import type { Config } from './config.ts'
import { compileGlobs } from '../engine/model/glob.ts'
import { refuseSameKeys } from '../engine/parse/yaml-keys.ts'
import { offsetIn, refusalOf } from './yaml-places.ts'

/** `shownAs` is the file's name in messages. */
export function parseConfig(text: string, shownAs: string, rules: readonly Rule[]): Config {
  const lines = new LineCounter()
  const refuse = (faults: readonly PlacedFault[]) => refusalOf(faults, shownAs, lines)
  const { document, data, faults } = parseData(text, lines)
  if (faults.length > 0) throw refuse(faults)
  // Compiling the settings of every rule costs more than all the rest: only those that are mentioned.
  const mentioned = rules.filter(({ id }) => document.hasIn(['rules', id]))
  const ajv = new Ajv2020({ allErrors: true, verbose: true, allowUnionTypes: true, validateSchema: false })
  const validate = ajv.compile<Settings>(configSchema(mentioned))
  if (!validate(data)) {
    const ruleIds = rules.map(({ id }) => id)
    throw refuse(configFaults(validate.errors ?? [], ruleIds, (path, of) => offsetIn(document, path, of)))
  }
  const globFaults = badGlobs(data).map(({ path, message }) => ({ message, offset: offsetIn(document, path, 'value') }))
  if (globFaults.length > 0) throw refuse(globFaults)
  return configOf(data, rules)
}

/** The data that the schema lets through. */
interface Settings {
  readonly include?: readonly string[]
  readonly exclude?: readonly string[]
  readonly scopes?: readonly string[]
  readonly families?: { readonly owned?: readonly string[]; readonly foreign?: readonly string[] }
  readonly aliases?: Readonly<Record<string, string>>
  readonly decisions?: { readonly statuses?: Readonly<Record<string, DecisionState>> }
  readonly durability?: { readonly ephemeral?: readonly string[]; readonly durable?: readonly string[] }
  readonly tables?: EngineConfig['tables']
  readonly prose?: boolean | Partial<ProseConfig>
  readonly rules?: Readonly<Record<string, RuleSetting['severity'] | Readonly<Record<string, unknown>>>>
  readonly limits?: { readonly fileSize?: number | string }
}

function configOf(settings: Settings, rules: readonly Rule[]): Config {
  const { include = [], exclude = [], scopes = [], families = {}, aliases = {}, limits = {} } = settings
  const { decisions = {}, durability = {}, tables = {} } = settings
  const prose = proseConfig(settings.prose)
  const ruleSettings = Object.entries(settings.rules ?? {}).map(([id, setting]): [string, RuleSetting] => {
    const rule = rules.find((candidate) => candidate.id === id)!
    const { severity = rule.severity, ...options } = typeof setting === 'string' ? { severity: setting } : setting
    return [id, { severity: severity as RuleSetting['severity'], options }]
  })
  return {
    engine: {
      scopes,
      families: { owned: families.owned ?? [], foreign: families.foreign ?? [] },
      aliases: withoutPrototype(Object.entries(aliases)),
      decisions: { statuses: withoutPrototype(Object.entries(decisions.statuses ?? {})) },
      durability: { ephemeral: durability.ephemeral ?? [], durable: durability.durable ?? [] },
      tables,
      ...(prose !== undefined && { prose }),
      rules: withoutPrototype(ruleSettings),
    },
    include,
    exclude,
    sizeLimit: limits.fileSize === undefined ? DEFAULT_FILE_SIZE : bytesOf(limits.fileSize),
  }
}

/** Keys are content: `constructor` must be no more than a name. */
function withoutPrototype<Value>(entries: readonly (readonly [string, Value])[]): Record<string, Value> {
  return Object.assign(Object.create(null) as Record<string, Value>, Object.fromEntries(entries))
}

function parseData(
  text: string,
  lineCounter: LineCounter,
): { document: Document; data: unknown; faults: PlacedFault[] } {
  const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: false, stringKeys: true })
  refuseSameKeys(document)
  // The first alone: what follows mostly echoes it.
  const [error] = [...document.errors, ...document.warnings]
  if (error)
    return {
      document,
      data: {},
      faults: [{ message: `not YAML: ${WORDS[error.code] ?? error.message}`, offset: error.pos[0] }],
    }
  try {
    return { document, data: document.toJS({ maxAliasCount: 100 }) ?? {}, faults: [] }
  } catch (error) {
    // The YAML library throws a ReferenceError for aliases that multiply or stand for nothing.
    if (!(error instanceof ReferenceError) && !(error instanceof RangeError)) throw error
    return { document, data: {}, faults: [{ message: `not a configuration: ${error.message}`, offset: 0 }] }
  }
}

/** Where the library's words are meant for programmers. */
const WORDS: Partial<Record<ErrorCode, string>> = {
  MULTIPLE_DOCS: 'a configuration is one document, and here starts another',
  NON_STRING_KEY: 'a key must be text',
  RESOURCE_EXHAUSTION: 'nested too deeply',
}

function badGlobs(settings: Settings): { path: string[]; message: string }[] {
  const { include, exclude, scopes, durability } = settings
  const lists: readonly (readonly [path: readonly string[], globs: readonly string[] | undefined])[] = [
    [['include'], include],
    [['exclude'], exclude],
    [['scopes'], scopes],
    [['durability', 'ephemeral'], durability?.ephemeral],
    [['durability', 'durable'], durability?.durable],
  ]
  return lists.flatMap(([path, globs = []]) =>
    globs.flatMap((glob, at) => {
      try {
        compileGlobs([glob], { below: true })
        return []
      } catch (error) {
        return [{ path: [...path, String(at)], message: `${path.join(' › ')}[${at}] ${(error as RangeError).message}` }]
      }
    }),
  )
}
