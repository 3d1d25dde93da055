/** Who rests on an item, chain by chain. */
import type { Impact, ImpactEntry } from '../../engine/change/review/packet.ts'
import type { Detail, Limits, Piece } from './outline.ts'
import { detail, placeOf } from './pieces.ts'

export function impactDetails(impact: Impact, isGone: boolean, { impact: most }: Limits): Detail[] {
  const { entries, total, untouched, isAtLeast } = impact
  if (total === 0) return []
  const count = `${isAtLeast ? 'at least ' : ''}${total.toLocaleString('en')}`
  const verb = isGone ? 'rested on it' : total === 1 ? 'rests on it' : 'rest on it'
  const where =
    untouched === 0
      ? ''
      : untouched === total
        ? ', not touched by the change'
        : `, ${untouched} not touched by the change`
  const shown = entries.length <= most + 1 ? entries : entries.slice(0, most)
  const rest = total - shown.length
  return [
    detail(
      `${count} ${verb}${where}: `,
      ...shown.flatMap((entry, at): Piece[] => {
        const own = pieces(entry, entry.at.file === shown[at - 1]?.at.file)
        return at === 0 ? own : ['; ', ...own]
      }),
      ...(rest > 0 ? [` and ${rest.toLocaleString('en')} more`] : []),
    ),
  ]
}

/** `V-TID-001 via REQ-TID-001 (specs/verification.md:5, may be stale)`. */
function pieces({ at, id, section, via, isTouched }: ImpactEntry, isSameFile: boolean): Piece[] {
  const name = id ?? (section === '' ? 'text' : `“${section}”`)
  return [
    `${name}${via.length === 0 ? '' : ` via ${[...via].reverse().join(', ')}`} (`,
    isSameFile ? `line ${at.line}` : placeOf(at),
    isTouched ? ')' : ', may be stale)',
  ]
}
