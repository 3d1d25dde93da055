/** How long ago a day was, and what that means: a page is read long after it was built. */

export interface Deadlines {
  /** Of the last look. One that is still to come was never taken. */
  readonly date?: string | undefined
  /** First day on which a state holds, `2026-11-21`; the later ones where a page has no date. */
  readonly dueOn?: string | undefined
  readonly overdueOn?: string | undefined
}

export function stateOn(today: string, { date, dueOn, overdueOn }: Deadlines): 'fresh' | 'due' | 'overdue' {
  if (overdueOn === undefined || today >= overdueOn || isAhead(date, today)) return 'overdue'
  return dueOn === undefined || today >= dueOn ? 'due' : 'fresh'
}

export function isAhead(date: string | undefined, today: string): boolean {
  return date !== undefined && date > today
}

/** Days up to which a reader counts in days, and in months. */
const [DAYS, MONTHS] = [60, 730]

/** `12 days ago`, `yesterday`, `3 months ago`, in a language. */
export function sinceInWords(date: string, today: string, language: string): string {
  const days = Math.round((Date.parse(date) - Date.parse(today)) / MILLISECONDS_PER_DAY)
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const age = Math.abs(days)
  if (age <= DAYS) return words.format(days, 'day')
  return age <= MONTHS
    ? words.format(Math.trunc(days / DAYS_PER_MONTH), 'month')
    : words.format(Math.trunc(days / DAYS_PER_YEAR), 'year')
}

/** The reader's day. */
export function dayOf(moment: Date): string {
  const [year, month, day] = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()]
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** `13 November 2026`, in a language. */
export function dateInWords(date: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date))
}

const DAYS_PER_MONTH = 30.44
const DAYS_PER_YEAR = 365.25
const MILLISECONDS_PER_DAY = 86_400_000
