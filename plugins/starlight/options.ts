/** What a site may say in its configuration: `throughline({ prefix: 'plan' })`. */
import { AstroError } from 'astro/errors'
import { z } from 'astro/zod'

export interface ThroughlineStarlightOptions {
  /** Where the pages of the plan begin, relative to the site's base. */
  readonly prefix?: string
  /** Whether the sidebar begins with a group that leads to the pages of the plan. */
  readonly sidebar?: boolean
}

export type Options = Required<ThroughlineStarlightOptions>

const SCHEMA = z.strictObject(
  {
    prefix: z
      .string({ error: 'takes text: "plan"' })
      .regex(/^[a-z0-9-]+(?:\/[a-z0-9-]+)*$/, 'takes lower-case letters, digits and hyphens, parted by slashes: "plan"')
      .default('plan'),
    sidebar: z.boolean({ error: 'takes true or false' }).default(true),
  },
  { error: (issue) => (issue.code === 'unrecognized_keys' ? unknownKeys(issue.keys) : 'takes an object') },
)

/** Throws an AstroError that names each faulty option. */
export function readOptions(given: unknown = {}): Options {
  const { data, error } = SCHEMA.safeParse(given)
  if (data) return data
  const faults = error.issues.map(
    ({ path, message }) => `  ${path.length === 0 ? 'options' : path.join('.')}: ${message}`,
  )
  throw new AstroError(
    `Throughline cannot read its options.\n\n${faults.join('\n')}`,
    'throughline() takes { prefix?: string, sidebar?: boolean }.',
  )
}

function unknownKeys(keys: readonly string[]): string {
  return `${keys.map((key) => JSON.stringify(key)).join(', ')} ${keys.length === 1 ? 'is' : 'are'} none of them`
}
