import type { Rule } from '../../engine/rules/rule.ts'

/**
 * One key of `throughline.yaml`: one file a key. In every schema `title` completes the sentence "x must be …" of an
 * error, and `description` tells people, in their editor and on the site, what the key is for.
 */
export interface ConfigKey {
  readonly name: string
  /** JSON Schema of the key's value, draft 2020-12. */
  schema(rules: readonly Rule[]): JsonSchema
}

export type JsonSchema = Readonly<Record<string, unknown>>

/** A list of globs over paths relative to the workspace root. */
export const globList: JsonSchema = {
  type: 'array',
  title: 'a list of globs',
  items: { type: 'string', minLength: 1, title: 'a glob, such as docs/**' },
}
