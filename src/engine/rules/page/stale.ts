import type { Document } from '../../link/index.ts'
import type { Span } from '../../model/range.ts'
import { pages } from '../../pages/registry.ts'
import { defineRule, type OptionSchema } from '../rule.ts'

const LIMITS = pages.flatMap(({ type, freshness }) => (freshness === undefined ? [] : [[type, freshness] as const]))

export default defineRule({
  id: 'page/stale',
  summary: 'A context page or a runbook that nobody has checked for too long.',
  rationale: `Somebody acts on a context page or a runbook without a chance to doubt it: an agent that starts with it, an operator
in the night. What was true a year ago sends both the wrong way. So these pages say when they were last checked, and this rule
counts the days: thirty for context, ninety for runbooks. Read the page, mend what has changed, and write the day's date.

\`last_updated\` and \`last_verified\` in the frontmatter count, the later of the two. A page is context or a runbook where its
\`type\` says so; without a type, where it stands in a folder \`contexts\` or \`runbooks\`. Pages without a date, templates,
archives, drafts and pages whose \`status\` says that they are no longer in use are accepted. The limits are options.`,
  severity: 'warning',
  needs: 'day',
  fixable: false,
  options: Object.fromEntries(LIMITS.map(([type, days]) => [type, optionFor(type, days)])),
  messages: {
    stale: 'This {type} page was last {word} on {date}, {days} days ago: expected a look at it every {limit} days.',
  },
  *check({ index, options }) {
    const today = dayNumber(index.config.today ?? '')
    if (today === undefined) return
    for (const document of index.documents) {
      const type = typeOf(document)
      const limit = type === undefined ? undefined : options[type]
      const age = typeof limit === 'number' && !isRetired(document) ? newestDate(document) : undefined
      if (age === undefined || today - age.day <= Number(limit)) continue
      const data = { type: type!, word: age.word, date: age.date, days: today - age.day, limit: Number(limit) }
      yield { at: { file: document.path, span: age.span }, message: 'stale', data }
    }
  },
})

function optionFor(type: string, days: number): OptionSchema {
  return { type: 'number', default: days, description: `Days after which a page of the type ${type} is stale.` }
}

const FOLDERS: readonly (readonly [folder: RegExp, type: string])[] = [
  // Not `context/`: so are called folders of C4 diagrams.
  [/(?:^|\/)contexts\//i, 'context'],
  [/(?:^|\/)(?:run|play)books?\//i, 'runbook'],
]

function typeOf({ path, facts, role }: Document): string | undefined {
  if (role !== 'record' || !facts.frontmatter) return undefined
  const { type } = facts.frontmatter.data
  if (type !== undefined) return typeof type === 'string' ? type : undefined
  return FOLDERS.find(([folder]) => folder.test(path))?.[1]
}

const RETIRED = /^(?:archived?|deprecated|historical|superseded|retired|obsolete|withdrawn|draft|closed)\b/i

function isRetired({ facts }: Document): boolean {
  const { draft, status } = facts.frontmatter!.data
  return draft === true || (typeof status === 'string' && RETIRED.test(status.trim()))
}

const KEYS = [
  ['last_updated', 'updated'],
  ['last_verified', 'verified'],
] as const

interface Age {
  readonly day: number
  readonly date: string
  readonly word: string
  readonly span: Span
}

/** The later of the two; a value that is no date is the schema's affair. */
function newestDate({ facts }: Document): Age | undefined {
  const { data, places } = facts.frontmatter!
  const ages = KEYS.flatMap(([key, word]): Age[] => {
    const value = data[key]
    const place = places.find(({ pointer }) => pointer === `/${key}`)
    const day = typeof value === 'string' ? dayNumber(value) : undefined
    if (typeof value !== 'string' || day === undefined || !place) return []
    return [{ day, word, span: place.value, date: value.slice(0, 10) }]
  })
  return ages.sort((a, b) => b.day - a.day)[0]
}

/** Days since 1970 of an ISO date, whatever time stands behind it. */
function dayNumber(date: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?=$|[T ])/.exec(date)
  const time = match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) : NaN
  const isReal = match !== null && Number(match[2]) <= 12 && new Date(time).getUTCDate() === Number(match[3])
  return isReal ? time / MILLISECONDS_PER_DAY : undefined
}

const MILLISECONDS_PER_DAY = 86_400_000
