import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'diagram/invalid-syntax',
  summary: 'A Mermaid diagram that Mermaid cannot read.',
  rationale: `A diagram with an error is not drawn at all: where the reader looks for the order of the runs stands a red box,
or the source. Nobody notices until somebody opens the page, for neither a Markdown preview nor a review shows it.

The error is reported at the line where reading stops. Most often a bracket stands in a label without quotes, a label holds
the word \`end\`, or a semicolon ends a message of a sequence diagram before its end. Put labels with signs in quotes:
\`A["Admin UI (Astro)"]\`.

Throughline reads simple flowcharts, sequence and state diagrams itself; whatever it is not sure of is put to Mermaid,
the version that comes with it. Diagrams that are longer than Mermaid's own limit of 50,000 characters are not read. Where
Mermaid cannot be loaded, on a Node older than 22.12, a note says so.`,
  severity: 'error',
  fixable: false,
  messages: { invalid: 'Mermaid cannot read this diagram: {problem}.' },
  *check({ index }) {
    for (const { path: file, facts, role } of index.documents) {
      if (role !== 'record') continue
      for (const { problem } of facts.diagrams ?? [])
        if (problem) yield { at: { file, span: problem.span }, message: 'invalid', data: { problem: problem.message } }
    }
  },
})
