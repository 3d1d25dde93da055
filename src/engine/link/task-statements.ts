/** What a task says of its own state: in a field, on a line, or in a remark beside its title. */
import type { TaskFact } from '../model/plans.ts'
import type { Span } from '../model/range.ts'
import { readProgress, type ReadProgress } from '../kinds/progress.ts'

export interface Statement extends ReadProgress {
  readonly source: 'status' | 'line' | 'remark'
  /** All that it says, on one line: what follows the words may take them back. */
  readonly text: string
  readonly span: Span
}

export function statementOf(fact: TaskFact): Statement | undefined {
  return statusOf(fact) ?? lineOf(fact) ?? remarkOf(fact)
}

const STATUS = /^(?:task_)?(?:status|state|progress)$/

function statusOf({ fields }: TaskFact): Statement | undefined {
  const field = fields.findLast(({ name }) => STATUS.test(name))
  const read = field && readProgress(field.value)
  return read && { ...read, source: 'status', text: field.value, span: field.valueSpan }
}

/** A line that says this much beside its status is about something else. */
const LONGEST_LINE = 60

/** The last line that does nothing but state how far the task is: `✅ Complete (2026-05-03)`, `⚠️ BLOCKED`. */
function lineOf({ lines }: TaskFact): Statement | undefined {
  for (const { text, span } of lines.slice(1).reverse()) {
    if (text.length > LONGEST_LINE || text.startsWith('[')) continue
    const read = readProgress(text)
    if (read && isWhole(text, read.words)) return { ...read, source: 'line', text, span }
  }
  return undefined
}

/** Nothing but the words, signs, a date or a parenthesis. */
function isWhole(text: string, words: string): boolean {
  const at = text.toLowerCase().replace(/[-_]/g, ' ').indexOf(words)
  const rest = at === -1 ? text : text.slice(0, at) + text.slice(at + words.length)
  return !/\p{L}/u.test(rest.replace(/\([^()]*\)/g, '').replace(/\b\d{4}-\d{2}-\d{2}\b/g, ''))
}

/** `(partial - needs a restart)` or `[BLOCKED]` at the end; `[BLOCKED]`, `WIP:` or a sign in front. */
const ASIDE = /[([]([^()[\]]{1,160})[)\]][\s.!]*$/
const IN_FRONT = /^(?:[([]([^()[\]]{1,40})[)\]]|([A-Z]{3,}(?: [A-Z]{2,}){0,2})(?::|\s[-–—]\s))/

/** What stands beside the words of a title: a mark in front of them, an aside behind them, what follows the last dash. */
export function remarksOf(title: string): string[] {
  const dash = Math.max(title.lastIndexOf(' - '), title.lastIndexOf(' – '), title.lastIndexOf(' — '))
  const front = IN_FRONT.exec(title)
  const aside = ASIDE.exec(title)
  const remarks = [front?.[1] ?? front?.[2], aside?.[1], dash === -1 ? undefined : title.slice(dash + 3)]
  return remarks.filter((remark) => remark !== undefined)
}

function remarkOf({ title, lines }: TaskFact): Statement | undefined {
  const first = lines[0]
  if (!first) return undefined
  for (const text of remarksOf(title)) {
    const read = readRemark(text)
    if (read) return { ...read, source: 'remark', text, span: first.span }
  }
  return undefined
}

/** What a remark may say is not done yet: "execution blocked by …", "live tests pending". */
const SUBJECT =
  /^(?:(?:live|final|actual|full|end-to-end|manual|remaining|all)\s+)?(?:execution|implementation|testing|tests?|validation|verification|deployment|rollout|work|task|review|migration|integration|completion|the rest|rest)\s+(?:(?:is|are|was|were|still|remains?|currently)\s+){0,2}/i

/** Behind words that state something: its reason, its date, the end. Behind an adjective stands a noun. */
const STATED =
  /^(?:[\s*_`.!?]*$|\s*[-–—:;,(✅✓⏳]|\s+(?:by|on|until|till|due|because|pending|waiting|awaiting|since|in PR|\d))/u

function readRemark(remark: string): ReadProgress | undefined {
  // A row of states is a list of them, and an arrow leads from one to the next.
  if (/[→⇒|"“”]|[-=]>/.test(remark)) return undefined
  const clauses = remark.split(/[,;]\s+/)
  if (clauses.length > 1 && clauses.every((clause) => /^\S+(?: \S+)?$/.test(clause))) return undefined
  // What is not said first must name what it is about: "scripts are written, execution blocked".
  const read = clauses.flatMap((clause, i) => (i === 0 || SUBJECT.test(clause) ? (readClause(clause) ?? []) : []))
  return new Set(read.map(({ progress }) => progress)).size === 1 ? read[0] : undefined
}

function readClause(clause: string): ReadProgress | undefined {
  const subject = SUBJECT.exec(clause)?.[0] ?? ''
  const said = clause.slice(subject.length)
  const read = readProgress(said)
  if (!read || read.progress === 'failed' || read.progress === 'dropped') return undefined
  const at = said.toLowerCase().replace(/[-_]/g, ' ').indexOf(read.words)
  const behind = said.slice(Math.max(at, 0) + read.words.length)
  const written = said.slice(Math.max(at, 0), Math.max(at, 0) + read.words.length)
  const isLoud = /^[A-Z][A-Z ]{2,}$/.test(written)
  return isLoud || subject !== '' || / by$/.test(read.words) || STATED.test(behind) ? read : undefined
}
