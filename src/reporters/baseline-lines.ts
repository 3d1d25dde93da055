import { counted, type ReportedBaseline } from './report.ts'
import { visible } from './visible.ts'
import { wrap } from './wrap.ts'

/** What left is listed up to here; the change of the file shows all. */
const MOST_LEFT = 10

/** What people are told of the baseline above the verdict, in lines of `width` columns. */
export function baselineLines(
  { path, covered, expired, left, isRewritten }: ReportedBaseline,
  width: number,
): string[] {
  const name = visible(path)
  const over = expired.size > 0 ? `, and ${expired.size.toLocaleString('en')} no longer` : ''
  const accepted = `${counted(covered.length, 'diagnostic')} accepted by ${name}${over}`
  if (left.length === 0) return wrap(accepted, width)
  const verb = left.length === 1 ? 'fits' : 'fit'
  const those = isRewritten
    ? `${left.length.toLocaleString('en')} left it:`
    : `${left.length.toLocaleString('en')} of it ${verb} nothing any more:`
  const more = left.length - MOST_LEFT
  return [
    ...wrap(`${accepted}; ${those}`, width),
    ...left.slice(0, MOST_LEFT).flatMap(({ ruleId, file, message }) => {
      const [first = '', ...rest] = wrap(visible(`${file}: ${message} [${ruleId}]`), width - 4)
      return [`  ${first}`, ...rest.map((line) => `    ${line}`)]
    }),
    ...(more > 0 ? [`  and ${more.toLocaleString('en')} more`] : []),
    ...(isRewritten ? [] : wrap(`throughline check --baseline ${name} takes them out, where CI is not set`, width)),
  ]
}
