import { styleText } from 'node:util'
import type { Blocker, Readiness, Share } from '../engine/views/readiness.ts'
import { groupBy } from '../engine/model/group-by.ts'
import { percentOf } from '../engine/views/readiness/progress.ts'
import { cutToWidth, padToWidth, widthOf } from './cells.ts'
import { counted } from './report.ts'
import type { ScopeStatus, StatusReport } from './status-report.ts'
import { visible } from './visible.ts'
import { wrap } from './wrap.ts'

/** For people: one scope with all that stands in its way, several as one line each. */
export function* statusPretty(report: StatusReport): Iterable<string> {
  const [only, ...others] = report.scopes
  if (only && others.length === 0) yield* wholeScope(only, report)
  else yield* overview(report)
}

const NO_RUN = 'Whatever the run'

function* wholeScope({ readiness, title }: ScopeStatus, report: StatusReport): Iterable<string> {
  const { width } = report.style
  const bold = painter('bold', report)
  const { blockers, before, runs } = readiness
  const about = before === undefined ? title : `${title}, before ${before}`
  yield `${wrap(visible(about), width).map(bold).join('\n')}\n`
  yield `${postureOf(readiness, report)}\n`
  const groups = groupBy(blockers, ({ run }) => run)
  for (const [run, own] of groups) {
    yield '\n'
    if (runs.length > 0) yield `${bold(visible(run ?? NO_RUN))}\n`
    yield* blockerLines(own, report)
  }
  const shares = sharesOf(readiness)
  if (shares.length > 0) yield `\n${bold('Progress')}\n`
  yield* shareLines(shares, width)
}

/** Id and subject on the first line; state, owner and place below it, on as many lines as they need. */
function* blockerLines(blockers: readonly Blocker[], { pathOf, rangeOf, style }: StatusReport): Iterable<string> {
  const ids = Math.max(...blockers.map(({ id }) => widthOf(visible(id ?? ''))), 0)
  const indent = ids === 0 ? '  ' : ' '.repeat(ids + 4)
  const room = style.width - indent.length
  for (const { id, subject, state, at, owner } of blockers) {
    const head = ids === 0 ? '  ' : `  ${padToWidth(visible(id ?? ''), ids)}  `
    yield `${head}${cutToWidth(visible(subject), room)}\n`
    const place = visible(`${pathOf(at.file)}:${rangeOf(at).start.line}`)
    const said = visible([state, ...(owner === undefined ? [] : [owner])].join(' · '))
    // A place is copied, and so never cut.
    const lines = widthOf(`${said} · ${place}`) <= room ? [`${said} · ${place}`] : [cutToWidth(said, room), place]
    for (const each of lines) yield `${indent}${each}\n`
  }
}

export function sharesOf({ progress }: Readiness): Share[] {
  const { tasks, phases, stories, gates, requirements, signOffs } = progress
  return [tasks, ...phases, ...stories, gates, requirements, signOffs].filter((share) => share !== undefined)
}

function* shareLines(shares: readonly Share[], width: number): Iterable<string> {
  const numbers = shares.map(({ done, total }) => `${done}/${total}`)
  const widest = Math.max(...numbers.map((text) => text.length), 0)
  const room = width - widest - '      100 %'.length
  const names = Math.min(room, Math.max(...shares.map(({ name }) => widthOf(visible(name))), 0))
  for (const [i, share] of shares.entries()) {
    const name = padToWidth(cutToWidth(visible(share.name), names), names)
    yield `  ${name}  ${numbers[i]!.padStart(widest)}  ${String(percentOf(share)).padStart(3)} %\n`
  }
}

function* overview(report: StatusReport): Iterable<string> {
  const { scopes, pathOf, style } = report
  const rows = scopes.map(({ readiness }) => ({
    path: visible(pathOf(readiness.scope.directory) || '.'),
    posture: wordsOf(readiness),
    tasks: readiness.progress.tasks,
  }))
  const widest = (texts: readonly string[]) => Math.max(...texts.map(widthOf), 0)
  const postures = widest(rows.map(({ posture }) => posture))
  const paths = Math.min(style.width - postures - LONGEST_SHARE, widest(rows.map(({ path }) => path)))
  for (const { path, posture, tasks } of rows) {
    const share = tasks ? `${tasks.done}/${tasks.total} tasks` : ''
    // A path is what the reader names next, and so never cut.
    const first = widthOf(path) <= paths ? padToWidth(path, paths) : `${path}\n${' '.repeat(Math.max(paths, 0))}`
    yield `${first}  ${padToWidth(posture, postures)}  ${share}`.trimEnd() + '\n'
  }
  const ready = scopes.filter(({ readiness }) => readiness.posture === 'ready').length
  yield `\n${counted(scopes.length, 'scope')}, ${ready} of them ready. Name one to see what stands in its way.\n`
}

/** `12,345/12,345 tasks`, with the gaps between columns. */
const LONGEST_SHARE = 23

function wordsOf({ posture, blockers }: Readiness): string {
  return posture === 'ready' ? 'ready' : `not ready: ${counted(blockers.length, 'blocker')}`
}

function postureOf({ posture, blockers }: Readiness, report: StatusReport): string {
  if (posture === 'ready') return painter('green', report)('Ready')
  return painter('red', report)(`Not ready: ${counted(blockers.length, 'blocker')}`)
}

function painter(colour: 'bold' | 'green' | 'red', { style }: StatusReport): (text: string) => string {
  return (text) => (style.hasColour ? styleText(colour, text, { validateStream: false }) : text)
}
