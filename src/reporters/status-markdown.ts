import type { Blocker, Readiness } from '../engine/views/readiness.ts'
import { groupBy } from '../engine/model/group-by.ts'
import { withoutMojibake } from '../engine/facts/mojibake.ts'
import { percentOf } from '../engine/views/readiness/progress.ts'
import { jsonText } from './json-text.ts'
import { counted } from './report.ts'
import { sharesOf } from './status-pretty.ts'
import type { ScopeStatus, StatusReport } from './status-report.ts'
import { visible } from './visible.ts'

/**
 * A readiness note of one scope, as our own schema for `type: readiness` wants it: posture, blockers, owners, order. Paths
 * in it are relative to the scope's directory, where the note belongs.
 */
export function* statusMarkdown(status: ScopeStatus, report: StatusReport): Iterable<string> {
  const { readiness, title } = status
  const { blockers, before } = readiness
  const about = before === undefined ? title : before
  yield `---\ntitle: ${jsonText(visible(`Readiness of ${about}`))}\ntype: readiness\n`
  if (before !== undefined) yield `run: ${PLAIN.test(before) ? before : jsonText(visible(before))}\n`
  yield `posture: ${readiness.posture}\nlast_updated: ${report.today}\n---\n\n`
  yield `## Posture\n\n${postureSentence(readiness, report)}\n\n`
  yield `## Blockers\n\n${blockers.length === 0 ? 'None.\n' : ''}`
  if (blockers.length > 0)
    yield* table(
      ['What', 'State', 'Where'],
      blockers.map((each) => rowOf(each, readiness, report)),
    )
  yield '\n## Owners\n\n'
  yield* owners(blockers)
  yield '\n## Order\n\n'
  yield* order(readiness)
  const shares = sharesOf(readiness)
  if (shares.length === 0) return
  yield '\n## Progress\n\n'
  yield* table(
    ['Part', 'Done', 'Share'],
    shares.map((share) => [cell(share.name), `${share.done} of ${share.total}`, `${percentOf(share)} %`]),
  )
}

function postureSentence({ posture, blockers }: Readiness, { today }: StatusReport): string {
  return posture === 'ready'
    ? `Ready. Computed on ${today}: nothing stands in the way.`
    : `Not ready. Computed on ${today}: ${counted(blockers.length, 'blocker')}.`
}

function rowOf({ id, subject, state, at }: Blocker, { scope }: Readiness, { rangeOf }: StatusReport): string[] {
  const { directory } = scope
  const path = directory === '' ? at.file : at.file.slice(directory.length + 1)
  const name = `${id === undefined ? '' : `${cell(id)} `}${cell(subject)}`.trim()
  return [name, cell(state), `[${cell(path)}](<./${encodeTarget(path)}>) line ${rangeOf(at).start.line}`]
}

function* owners(blockers: readonly Blocker[]): Iterable<string> {
  if (blockers.length === 0) {
    yield 'Nobody has anything left to do.\n'
    return
  }
  const byOwner = groupBy(blockers, ({ owner }) => owner)
  const rows = [...byOwner].map(([owner, own]) => [cell(owner ?? 'nobody named'), summaryOf(own)])
  yield* table(['Owner', 'Answers for'], rows)
}

const MOST_NAMED = 12

function summaryOf(blockers: readonly Blocker[]): string {
  const names = blockers.map(({ id, subject }) => cell(id ?? subject))
  const named = names.slice(0, MOST_NAMED).join(', ')
  return names.length > MOST_NAMED ? `${named} and ${names.length - MOST_NAMED} more` : named
}

function* order({ blockers, runs }: Readiness): Iterable<string> {
  if (blockers.length === 0) {
    yield 'Nothing is left to be done first.\n'
    return
  }
  const steps = [...groupBy(blockers, ({ run }) => run)]
  for (const [i, [run, own]] of steps.entries()) {
    const where = run ?? (runs.length > 0 ? 'Whatever the run' : 'Open')
    yield `${i + 1}. ${cell(where)}: ${summaryOf(own)}.\n`
  }
}

function* table(head: readonly string[], rows: readonly (readonly string[])[]): Iterable<string> {
  yield `| ${head.join(' | ')} |\n|${head.map(() => ' --- ').join('|')}|\n`
  for (const row of rows) yield `| ${row.join(' | ')} |\n`
}

/** What YAML takes for itself without quotes. */
const PLAIN = /^[A-Za-z][\w.-]*$/

/** Text of a document as text of another one: mended, nothing in it markup, nothing that ends the cell or is obeyed. */
function cell(text: string): string {
  return visible(withoutMojibake(text))
    .replace(/[\\`*_[\]<>|#~&]/g, '\\$&')
    .replace(/\s+/g, ' ')
    .trim()
}

function encodeTarget(path: string): string {
  return path.replace(/[<>%#?\\]/g, (character) => encodeURIComponent(character))
}
