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

const SCHEMA = z.strictObject({
  prefix: z
    .string()
    .regex(/^[a-z0-9-]+(?:\/[a-z0-9-]+)*$/, 'takes lower-case letters, digits and hyphens, parted by slashes: "plan"')
    .default('plan'),
  sidebar: z.boolean().default(true),
})

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
