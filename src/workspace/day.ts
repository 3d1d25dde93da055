import process from 'node:process'

/**
 * The day of the run in local time, `2026-11-21`. SOURCE_DATE_EPOCH, in seconds, takes its place, so that a run can be
 * repeated: https://reproducible-builds.org/specs/source-date-epoch/.
 */
export function dayOfRun(): string {
  const epoch = process.env['SOURCE_DATE_EPOCH'] ?? ''
  const date = /^\d{1,11}$/.test(epoch) ? new Date(Number(epoch) * 1000) : new Date()
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Whether the text is a day of the calendar, `2026-11-21`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  // The 30th of February is taken for the 2nd of March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
