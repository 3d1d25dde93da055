/** What a page says of the day on which somebody last looked at it, and how many days that lasts. */
import type { FileFacts } from '../model/facts.ts'
import type { Span } from '../model/range.ts'
import { pages } from './registry.ts'

/** Days after which a page of a type is stale, where nobody set another number. */
export const FRESHNESS: ReadonlyMap<string, number> = new Map(
  pages.flatMap(({ type, freshness }) => (freshness === undefined ? [] : [[type, freshness] as const])),
)

const FOLDERS: readonly (readonly [folder: RegExp, type: string])[] = [
  // Not `context/`: so are called folders of C4 diagrams.
  [/(?:^|\/)contexts\//i, 'context'],
  [/(?:^|\/)(?:run|play)books?\//i, 'runbook'],
]

/** The page type by the frontmatter; where it names none, by the folder. */
export function agingType(path: string, { frontmatter }: FileFacts): string | undefined {
  if (!frontmatter) return undefined
  const { type } = frontmatter.data
  if (type !== undefined) return typeof type === 'string' ? type : undefined
  return FOLDERS.find(([folder]) => folder.test(path))?.[1]
}

const RETIRED = /^(?:archived?|deprecated|historical|superseded|retired|obsolete|withdrawn|draft|closed)\b/i

/** Whether the frontmatter says that the page is not, or no longer, in use. */
export function isRetired({ frontmatter }: FileFacts): boolean {
  const { draft, status } = frontmatter?.data ?? {}
  return draft === true || (typeof status === 'string' && RETIRED.test(status.trim()))
}

/** A day that the frontmatter names. */
export interface PageAge {
  readonly word: 'updated' | 'verified'
  /** `2026-11-21`. */
  readonly date: string
  /** Days since 1970. */
  readonly day: number
  readonly span: Span
}

const KEYS = [
  ['last_updated', 'updated'],
  ['last_verified', 'verified'],
] as const

/** A value that is no date is the schema's affair. */
export function agesOf({ frontmatter }: FileFacts): PageAge[] {
  return KEYS.flatMap(([key, word]): PageAge[] => {
    const value = frontmatter?.data[key]
    const place = frontmatter?.places.find(({ pointer }) => pointer === `/${key}`)
    const day = typeof value === 'string' ? dayNumber(value) : undefined
    if (typeof value !== 'string' || day === undefined || !place) return []
    return [{ day, word, span: place.value, date: value.slice(0, 10) }]
  })
}

/** Days since 1970 of an ISO date, whatever time stands behind it. */
export function dayNumber(date: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?=$|[T ])/.exec(date)
  const time = match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) : NaN
  const isReal = match !== null && Number(match[2]) <= 12 && new Date(time).getUTCDate() === Number(match[3])
  return isReal ? time / MILLISECONDS_PER_DAY : undefined
}

/** `2026-11-21` of the days since 1970. */
export function dateOfDay(day: number): string {
  return new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10)
}

const MILLISECONDS_PER_DAY = 86_400_000
