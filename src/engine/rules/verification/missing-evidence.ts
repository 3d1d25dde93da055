import { isBlankCell } from '../../kinds/blank-cell.ts'
import { readProgress } from '../../kinds/progress.ts'
import { isWritten, typedRows, type TypedRow } from '../../link/traceability/rows.ts'
import type { SignOff } from '../../link/traceability.ts'
import { inside } from '../../model/placed.ts'
import type { Span } from '../../model/range.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'verification/missing-evidence',
  summary: 'A verification or a criterion that has passed, or is signed, and whose evidence is empty.',
  rationale: `"Passed" is a memory. Half a year later, when the same thing fails, nobody knows what was looked at, with which version,
and whether it ever worked.

Name the file, the log or the block of a log in which the result was recorded. A cell for evidence that holds nothing, a dash,
"TBD" or "none" is reported; "n/a" is an answer, and so is a result that links or names a report, a file or a ticket. Tables
without a column for evidence are left alone.`,
  severity: 'error',
  fixable: false,
  messages: {
    passed: '{subject} is "{result}", and its evidence is {evidence}. Name where the result was recorded.',
    signed: '{subject} is signed, and its evidence is {evidence}. Name where the result was recorded.',
  },
  *check({ index }) {
    const signatures = signaturesByRow(index.traceability.signOffs)
    for (const row of typedRows(index, 'verifications', 'criteria')) {
      const { document, cells } = row
      const evidence = cells.get('evidence')
      if (!evidence || !isBlankCell(evidence.text) || !isWritten(row, evidence) || hasOtherLink(row)) continue
      const name = SUBJECTS.map((role) => cells.get(role)).find((cell) => cell && cell.text !== '')
      if (!name) continue
      const at = { file: document.path, span: evidence.text === '' ? name.span : evidence.span }
      const data = { subject: shortened(name.text), evidence: evidence.text === '' ? 'empty' : `"${evidence.text}"` }
      const result = cells.get('result')
      if (result && hasPassed(result.text) && !namesPlace(result.text))
        yield { at, message: 'passed', data: { ...data, result: shortened(result.text) } }
      else if (!result || readProgress(result.text)?.progress !== 'dropped') {
        const signOff = signatures.get(rowKey(document.path, row.span[0]))
        if (signOff) yield { at, message: 'signed', data, related: [{ at: signOff.at, message: 'It is signed here.' }] }
      }
    }
  },
})

/** What the row is called, the id before the words. */
const SUBJECTS = ['verification', 'criterion', 'requirement', 'statement', 'method']

function hasPassed(result: string): boolean {
  return readProgress(result)?.progress === 'done'
}

/** A path, a file, an id or the number of a ticket. */
const ADDRESS = /[\w)]\/\w|\.[a-z]{2,4}\b|\b[A-Z][A-Z0-9]{0,11}-?\d|#\d/
/** Words for what a result is recorded in, or that lead to it. */
const RECORD =
  /\b(?:see|in|pr|commit|reports?|logs?|files?|records?|protocols?|minutes|tickets?|issues?|runs?|builds?|jobs?|screenshots?|recordings?|photos?|transcripts?)\b/i

/** The result itself says where it was recorded. */
function namesPlace(result: string): boolean {
  return ADDRESS.test(result) || RECORD.test(result)
}

/** In a column that we do not know, or in that of the result: there somebody may have put the evidence. */
function hasOtherLink({ document, span, cells }: TypedRow): boolean {
  const known = ['verification', 'requirement', 'criterion', 'method', 'statement'].flatMap(
    (role) => cells.get(role) ?? [],
  )
  return inside(document.facts.links, span).some((link) => !known.some((cell) => isWithin(link.span, cell.span)))
}

/** The first signature of each row: its own, or that of a sign-off that covers what the row declares. */
function signaturesByRow(signOffs: readonly SignOff[]): ReadonlyMap<string, SignOff> {
  const found = new Map<string, SignOff>()
  const add = (file: string, start: number, signOff: SignOff) => {
    const key = rowKey(file, start)
    if (!found.has(key)) found.set(key, signOff)
  }
  for (const signOff of signOffs) {
    if (!signOff.isSigned) continue
    add(signOff.at.file, signOff.at.span[0], signOff)
    for (const { kind, definition } of signOff.covers)
      if (kind === 'verification') add(definition.file, definition.fact.extent[0], signOff)
  }
  return found
}

function rowKey(file: string, start: number): string {
  return `${start} ${file}`
}

function isWithin([start, end]: Span, [from, to]: Span): boolean {
  return from <= start && end <= to
}

const LONGEST = 60

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/\s+\S*$/, '')} …`
}
