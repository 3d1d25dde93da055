import { defineRule } from '../rule.ts'
import { circleIn, ownCircles, ranksIn } from './circles.ts'
import { briefly } from './words.ts'

export default defineRule({
  id: 'run/cycle',
  summary: 'Runs or slices that wait for each other.',
  rationale: `What waits for itself never begins. A circle of dependencies is seldom written on purpose: an entry was
copied, a number was changed in one place, a new slice was put in front of one that it needs. Nobody notices until two people
wait for each other.

Take one of the dependencies out, or split the part that both need into a slice of its own. Each source is read for itself:
a work breakdown (\`depends_on\`), the frontmatter of all run pages, a column of the run table, the gates. Where it takes two
of them to go round, they contradict each other, which is another rule's business. Dependencies that hold in one case only
(\`depends_on_if_triggered\`) and soft ones close no circle.`,
  severity: 'error',
  fixable: false,
  messages: {
    circle: 'These wait for each other: {ids}. One of them has to come first.',
    self: '{id} waits for itself. Name what it really waits for, or nothing.',
  },
  *check({ index }) {
    for (const graph of index.runGraphs) {
      const ranks = ranksIn(graph)
      for (const arrows of ownCircles(graph)) {
        const [closing, ...way] = circleIn(arrows, ranks)
        const { statement, from, to } = closing
        const at = { file: statement.file, span: statement.span }
        if (from === to) {
          yield { at, message: 'self', data: { id: to } }
          continue
        }
        yield {
          at,
          message: 'circle',
          data: { ids: briefly([to, ...way.map((arrow) => arrow.to)]).join(', ') },
          related: way.slice(0, MOST_RELATED).map((arrow) => ({
            at: { file: arrow.statement.file, span: arrow.statement.span },
            message: `${arrow.to} waits for ${arrow.from} here`,
          })),
        }
      }
    }
  },
})

const MOST_RELATED = 8
