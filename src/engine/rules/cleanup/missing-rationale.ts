import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'cleanup/missing-rationale',
  summary: 'A row of a cleanup manifest that gives no reason, or one that says nothing.',
  rationale: `Months later somebody misses the file, finds the row, and reads "cleanup". Whether its content was wrong, was
moved, or was never looked at is then anybody's guess.

Say in the row what makes the action safe: where the content went, what replaced it, who still needs what is kept. A table
without a column for reasons is accepted, and so are lists.`,
  severity: 'error',
  fixable: false,
  messages: {
    missing: 'The row of {path} gives no reason. Say what makes it safe to {action} it.',
    empty: '"{text}" is no reason to {action} {path}. Say what makes it safe.',
  },
  *check({ index }) {
    for (const { document, entries } of index.manifests) {
      for (const { fact, action, paths } of entries) {
        const { rationale, form } = fact
        if (form !== 'row' || !rationale || action === undefined || paths.length === 0) continue
        const { text, span } = rationale
        const data = { path: paths[0]!.written.text, action, text }
        const file = document.path
        if (text === '') yield { at: { file, span: paths[0]!.written.span }, message: 'missing', data }
        else if (saysNothing(text)) yield { at: { file, span }, message: 'empty', data }
      }
    }
  },
})

const NOTHING = new Set([
  'cleanup',
  'clean up',
  'clean-up',
  'cleaning up',
  'housekeeping',
  'tidy up',
  'tidying',
  'no longer needed',
  'no longer required',
  'no longer used',
  'not needed',
  'not needed anymore',
  'not required',
  'not used',
  'unneeded',
  'unused',
  'unnecessary',
  'obsolete',
  'old',
  'outdated',
  'stale',
  'done',
  'tbd',
  'todo',
  'n/a',
  'na',
  'none',
  'nothing',
  'see above',
  'as above',
  'same',
  'same as above',
  'ditto',
  'delete',
  'deleted',
  'remove',
  'removed',
  'keep',
  'kept',
  'retain',
  'retained',
  'update',
  'updated',
])

function saysNothing(text: string): boolean {
  const plain = text
    .toLowerCase()
    .replace(/^(?:it is|it's|is|was)\s+/, '')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  return plain === '' || NOTHING.has(plain)
}
