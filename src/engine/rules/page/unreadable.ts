import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'page/unreadable',
  summary: 'A document, or a part of it, that could not be read.',
  rationale: `What cannot be read cannot be checked: without this diagnostic the document would count as clean. Causes are bytes that
are not UTF-8, NUL bytes, a size over the limit, nesting without end, or a syntax error in YAML, JSON, MDX or a gate's script.

Save the document as UTF-8 text, mend the syntax, or exclude the file.`,
  severity: 'error',
  fixable: false,
  messages: { unreadable: '{detail}.' },
  *check({ index }) {
    for (const { path: file, facts, role } of index.documents) {
      // A broken program among fixtures is there to be broken.
      if (facts.program && role !== 'record') continue
      for (const { detail, span } of facts.unreadable)
        yield { at: { file, span }, message: 'unreadable', data: { detail: sentence(detail) } }
    }
  },
})

/** A parser's statement may stand in the middle of another one. */
function sentence(statement: string): string {
  return statement.charAt(0).toUpperCase() + statement.slice(1)
}
