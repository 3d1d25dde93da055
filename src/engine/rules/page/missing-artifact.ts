import { missingOutputsIn } from '../../link/outputs.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'page/missing-artifact',
  summary: 'A closed phase whose required output does not exist.',
  rationale: `A run is closed when what it had to leave behind is there. A page that says \`status: closed\` over a list with a file
that nobody wrote tells the next run that it may build on it. Write the file, correct its name, or open the phase again.

Outputs are what \`outputs\` in the frontmatter lists, and what the first words of items and of cells name in code under a heading
such as "Outputs", "Deliverables" or "Closed with". They count on pages of the type run, plan, project or tasks whose \`status\`
is closed, complete or done. Paths are looked for from the page's folder and from the root. What is optional or conditional,
what a cleanup manifest has let go, what a build makes and what git ignores is accepted; links are held to their targets by
\`link/missing-file\`.`,
  severity: 'error',
  fixable: false,
  messages: { missing: '{path} does not exist, and this {type} is {status}: expected its output to be there.' },
  *check({ index }) {
    for (const { document, output, type, status } of missingOutputsIn(index)) {
      const { places } = document.facts.frontmatter!
      const place = places.find(({ pointer }) => pointer === '/status')
      yield {
        at: { file: document.path, span: output.span },
        message: 'missing',
        data: { path: output.path, type, status },
        related: place
          ? [{ at: { file: document.path, span: place.value }, message: 'The status is declared here.' }]
          : [],
      }
    }
  },
})
