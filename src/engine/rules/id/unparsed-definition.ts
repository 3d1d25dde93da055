import { defineRule, type Finding } from '../rule.ts'
import type { UnparsedFact } from '../../model/facts.ts'

const MOST_NAMED = 5

export default defineRule({
  id: 'id/unparsed-definition',
  summary: 'Text that looks like a definition and is not read as one.',
  rationale: `The worst answer of a checker is "0 items, ok". A fence or comment that never closes swallows every heading below it, a
box written \`[]\` makes no task, a row that lost a cell shifts its values; on the page all of it looks almost right.

Close it, write the box as \`[ ]\` or \`[x]\`, and fill the row up.`,
  severity: 'error',
  fixable: false,
  messages: {
    'unclosed-comment':
      'The comment opened on line {line} is never closed and swallows {count} {definitions}: {ids}. Close it with -->.',
    'unclosed-fence':
      'The fence opened on line {line} is never closed and swallows {count} {definitions}: {ids}. Close it.',
    'malformed-box': 'Unexpected box before {ids}, expected "{expected}": as written this is no task.',
    'short-row': 'The row of {ids} has {found} of {expected} cells. Write the missing cells, empty ones too.',
  },
  *check({ index }) {
    for (const { path, facts } of index.documents) {
      for (const fact of facts.unparsed) yield findingOf(path, fact, facts.lineStarts)
    }
  },
})

function findingOf(file: string, fact: UnparsedFact, lineStarts: readonly number[]): Finding<UnparsedFact['reason']> {
  const at = { file, span: fact.span }
  const ids = fact.ids.slice(0, MOST_NAMED).join(', ') + (fact.ids.length > MOST_NAMED ? ', …' : '')
  if ((fact.reason === 'unclosed-fence' || fact.reason === 'unclosed-comment') && fact.related) {
    const line = lineStarts.findLastIndex((start) => start <= fact.related![0]) + 1
    const definitions = fact.ids.length === 1 ? 'definition' : 'definitions'
    const related = [
      { at: { file, span: fact.related }, message: `the ${fact.reason.slice('unclosed-'.length)} opens here` },
    ]
    return { at, message: fact.reason, data: { line, count: fact.ids.length, definitions, ids }, related }
  }
  if (fact.reason === 'malformed-box' && fact.replacement !== undefined) {
    const suggestions = [{ message: 'Write the box', edits: [{ file, span: fact.span, text: fact.replacement }] }]
    return { at, message: 'malformed-box', data: { ids, expected: fact.replacement.trim() }, suggestions }
  }
  return { at, message: 'short-row', data: { ids, found: fact.cells?.found ?? 0, expected: fact.cells?.expected ?? 0 } }
}
