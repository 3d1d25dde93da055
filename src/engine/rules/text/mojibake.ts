import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'text/mojibake',
  summary: 'Text that was decoded in the wrong encoding.',
  rationale: `Somewhere UTF-8 was read as Windows-1252 or MacRoman and saved again: a tick became \`‚úì\`, an apostrophe \`â€™\`. Readers
guess, searches miss, and every further round through the same tool makes it worse.

The fix puts the original characters back.`,
  severity: 'error',
  fixable: true,
  messages: {
    garbled: 'Unexpected {text}, expected {replacement}: UTF-8 read in another encoding.',
    lost: 'Unexpected {text}: UTF-8 read in another encoding.',
  },
  *check({ index }) {
    for (const { path: file, facts } of index.documents) {
      for (const { sort, text, span, replacement } of facts.marks) {
        if (sort !== 'mojibake') continue
        const at = { file, span }
        if (replacement === undefined) yield { at, message: 'lost', data: { text } }
        else
          yield {
            at,
            message: 'garbled',
            data: { text, replacement },
            fix: { message: `Write ${replacement}`, edits: [{ ...at, text: replacement }] },
          }
      }
    }
  },
})
