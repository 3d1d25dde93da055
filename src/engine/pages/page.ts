import type { TableSort } from '../model/plans.ts'

/** What a page type says of itself; one file a type. Registry and validators are generated. */
export interface PageType {
  /** The word behind `type:` in the frontmatter. */
  readonly type: string
  /** One line, with a full stop. */
  readonly summary: string
  /**
   * JSON Schema (2020-12) of the frontmatter. Only keys whose meaning is ours and cannot be another tool's are
   * constrained, and further keys are always allowed: the same word behind `type:` is Hugo's or Docusaurus's elsewhere.
   */
  readonly frontmatter: PageSchema
  /** What a page of the type must have a heading for; `page/missing-section` holds it to them. */
  readonly sections?: readonly RequiredSection[]
  /** Days after which a page that nobody has looked at is stale; `page/stale` counts them. */
  readonly freshness?: number
}

export interface RequiredSection {
  /** As a template writes the heading, and as a suggestion inserts it. */
  readonly heading: string
  /**
   * What tells the section by any heading: one of these stands in it, in lower case, each from the start of a word.
   * `diagnos` is "1. Diagnosis" as well as "How to diagnose it"; `block` is "Blocking items" and not "Non-blocking".
   */
  readonly words: readonly string[]
  /** The fact that says the same where no heading does. */
  readonly orFact?: 'manifest' | 'evidence' | 'state' | 'tasks' | 'order'
  /** Tables that say the same. */
  readonly orTable?: readonly TableSort[]
}

export interface PageSchema {
  readonly type: 'object'
  readonly properties: Readonly<Record<string, PropertySchema>>
}

export interface PropertySchema {
  readonly type: string | readonly string[]
  /** Completes "expected …" in messages. */
  readonly description: string
  readonly pattern?: string
  /** What an editor offers. */
  readonly examples?: readonly string[]
  readonly items?: Omit<PropertySchema, 'description'>
}

export function definePage(page: PageType): PageType {
  return page
}

/** ISO 8601, by day or by time of day. A date in quotes and one without are the same string to the YAML core schema. */
export const calendarDate: PropertySchema = {
  type: ['string', 'null'],
  description: 'a calendar date such as 2026-11-21',
  pattern:
    '^[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))(?:[T ].*)?$',
}

export const itemId: PropertySchema = {
  type: ['string', 'integer'],
  description: 'an id without spaces such as run-3',
  pattern: '^\\S+$',
}

export const itemIds: PropertySchema = {
  type: ['array', 'string', 'integer', 'null'],
  description: 'ids such as [run-1, run-2]',
  items: { type: ['string', 'integer'] },
}

export const owners: PropertySchema = {
  type: ['string', 'array', 'null'],
  description: 'a name, a role or a list of them',
  items: { type: 'string' },
}

export const paths: PropertySchema = {
  type: ['string', 'array', 'null'],
  description: 'a path or a list of paths',
  items: { type: 'string', pattern: '\\S' },
}

/** One of some words, in any letter case, with a space, `-` or `_` where one has a space. */
export function oneOf(words: readonly string[], description: string): PropertySchema {
  const anyCase = (word: string) => word.replace(/[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`)
  const pattern = `^(?:${words.map((word) => anyCase(word).replaceAll(' ', '[ _-]')).join('|')})$`
  return { type: ['string', 'null'], description, pattern, examples: words }
}

/** What every page of ours may say of its age. */
export const ages = { last_updated: calendarDate, last_verified: calendarDate }

/** A compiled schema, as ajv makes it: the errors of the last call are on the function. */
export interface Validate {
  (data: unknown): boolean
  errors?: readonly ValidationError[] | null
}

export interface ValidationError {
  /** JSON pointer of the value that does not fit. */
  readonly instancePath: string
  readonly keyword: string
}
