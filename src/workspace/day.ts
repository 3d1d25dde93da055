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
