import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'diagram/missing-diagram',
  summary: 'A text that sends the reader to a diagram on the same page, where none is.',
  rationale: `"The diagram below shows the dependencies" is a promise, and often the diagram was the one place where they stood.
It is lost when a page is copied from a wiki or a web page, which leave pictures behind, and when a diagram is moved and its
sentence stays. Put the diagram there, or name the place where it is.

Whatever may be a drawing keeps the promise: a Mermaid or PlantUML block, a picture, an embedded frame, a component; within
the section also a block of text, a table, or a link to a picture. Sentences that link somewhere, that ask for a diagram
("add the flowchart below") or quote somebody, and pages that show content of other files are accepted.`,
  severity: 'warning',
  fixable: false,
  messages: { missing: '"{phrase}" is not on this page: expected it here, or a link to where it is.' },
  *check({ index }) {
    for (const { path: file, facts, role } of index.documents) {
      if (role !== 'record') continue
      for (const { text, span } of facts.promises ?? [])
        yield { at: { file, span }, message: 'missing', data: { phrase: text } }
    }
  },
})
