/** The first paragraph: how much, and whether it holds. */
import type { PacketDiagnostic, ReviewPacket } from '../../engine/change/review/packet.ts'
import { counted, countedSeverities, countSeverities } from '../report.ts'
import type { Entry, Line, Part } from './outline.ts'
import { code, detail, placeOf, strong, wordsOf } from './pieces.ts'

export function summaryOf(packet: ReviewPacket): Line[] {
  const { ref, verdict, signOffs, coverage, stale } = packet
  const { brought, healed, existing } = verdict
  const verdictLine: Line =
    brought.length === 0
      ? [
          strong('Brings nothing that a rule objects to'),
          healed.length === 0 ? '.' : `, and heals ${severities(healed)}.`,
        ]
      : [
          strong(`Brings ${severities(brought)}`),
          ...(healed.length === 0 ? [] : [`, heals ${severities(healed)}`]),
          ...(existing === 0 ? [] : [`; ${existing.toLocaleString('en')} were there before`]),
          '.',
        ]
  const lost = coverage.filter(({ sort }) => sort === 'lost').length
  const warnings = [
    ...(stale.length > 0 ? [`${counted(stale.length, 'page')} that it leaves alone may be stale`] : []),
    ...(lost > 0 ? [`${counted(lost, 'requirement')} lost coverage`] : []),
    ...(signOffs.length > 0
      ? [`${counted(signOffs.length, 'sign-off')} no longer ${signOffs.length === 1 ? 'holds' : 'hold'}`]
      : []),
  ]
  const rest: Line[] = warnings.length === 0 ? [] : [[strong('Look again:'), ` ${warnings.join('; ')}.`]]
  return [[...verdictLine, ' Compared with ', code(ref), `: ${numbersOf(packet)}.`], ...rest]
}

function severities(diagnostics: readonly PacketDiagnostic[]): string {
  return countedSeverities(countSeverities(diagnostics))
}

function numbersOf({ pages, others, decisions, items, ticks, commands }: ReviewPacket): string {
  const sorts = (['added', 'removed', 'renamed'] as const).flatMap((sort) => {
    const count = pages.filter((page) => page.sort === sort).length
    return count > 0 ? [`${count} ${sort === 'added' ? 'new' : sort}`] : []
  })
  const words = pages.reduce((sum, page) => ({ added: sum.added + page.added, removed: sum.removed + page.removed }), {
    added: 0,
    removed: 0,
  })
  const ticked = ticks.reduce((sum, page) => sum + page.ticked.length, 0)
  const unticked = ticks.reduce((sum, page) => sum + page.unticked.length, 0)
  const many = (count: number, noun: string) => (count > 0 ? [counted(count, noun)] : [])
  return [
    ...(pages.length > 0
      ? [`${counted(pages.length, 'page')}${sorts.length > 0 ? ` (${sorts.join(', ')})` : ''}, ${wordsOf(words)}`]
      : []),
    ...many(others.length, 'other file'),
    ...many(decisions.length, 'decision'),
    ...many(items.length, decisions.length > 0 ? 'other item' : 'item'),
    ...(ticked > 0 ? [`${counted(ticked, 'task')} ticked`] : []),
    ...(unticked > 0 ? [`${counted(unticked, 'task')} unticked`] : []),
    ...many(commands.length, 'command block'),
  ].join('; ')
}

const SEVERITIES = ['error', 'warning', 'info']

export function diagnosticsPart({ verdict: { brought, healed } }: ReviewPacket): Part {
  const byWeight = (all: readonly PacketDiagnostic[]) =>
    [...all].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
  const entryOf = (diagnostic: PacketDiagnostic, isHealed: boolean): Entry => {
    const { ruleId, severity, message, at, isElsewhere } = diagnostic
    const word = severity === 'info' ? 'note' : severity
    return {
      headline: [strong(isHealed ? `healed ${word}` : word), ' ', message, ' ', placeOf(at), ' ', code(ruleId)],
      details: isElsewhere ? [detail('in a page that the change does not touch')] : [],
    }
  }
  return {
    title: 'What rules say',
    entries: [
      ...byWeight(brought).map((each) => entryOf(each, false)),
      ...byWeight(healed).map((each) => entryOf(each, true)),
    ],
    count: brought.length + healed.length,
  }
}
