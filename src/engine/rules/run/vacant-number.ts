import type { RunGraph, RunNode } from '../../link/runs.ts'
import { defineRule } from '../rule.ts'
import { listed } from './words.ts'

export default defineRule({
  id: 'run/vacant-number',
  summary: 'A gap in the numbers of the runs that nothing explains.',
  rationale: `Runs are numbered, and readers count. Where run-3 is followed by run-6, everybody who comes later asks the same
question: was something left out, or is it missing from the table? Renumbering would break the references to the others, so the
gap stays, and one sentence answers for it.

Write it where the runs are listed: "Numbers 4 and 5 are vacant: both rollouts became run-3, see D-012." A decision that speaks
of the number does as well, and so does any mention of run-4 itself, or its row, struck through.`,
  severity: 'info',
  fixable: false,
  messages: {
    one: 'Nothing says what became of run-{numbers}, between {before} and {after}. Say why the number is vacant, or add the run.',
    several:
      'Nothing says what became of runs {numbers}, between {before} and {after}. Say why the numbers are vacant, or add the runs.',
  },
  *check({ index }) {
    for (const graph of index.runGraphs) {
      const gaps = gapsIn(graph)
      if (gaps.length === 0) continue
      const explained = explainedIn(graph)
      for (const { before, after, numbers } of gaps) {
        const unexplained = numbers.filter((number) => !explained.has(number))
        const [place] = after.places
        if (unexplained.length === 0 || !place) continue
        yield {
          at: { file: place.file, span: place.span },
          message: unexplained.length === 1 ? 'one' : 'several',
          data: { numbers: listed(unexplained.map(String)), before: before.id, after: after.id },
          related: before.places.slice(0, 1).map(({ file, span }) => ({
            at: { file, span },
            message: `${before.id} is here`,
          })),
        }
      }
    }
  },
})

interface Gap {
  readonly before: RunNode
  readonly after: RunNode
  readonly numbers: readonly number[]
}

/** Between runs that a table or a page declares. Where more numbers are free than taken, they are no sequence. */
function gapsIn({ nodes }: RunGraph): Gap[] {
  const runs = nodes
    .filter(({ kind, id, places }) => kind === 'run' && /^run-\d+$/i.test(id) && places[0]?.source !== 'gate')
    .map((node) => ({ node, number: Number(node.id.slice(4)) }))
    .sort((a, b) => a.number - b.number)
  const first = runs[0]?.number ?? 0
  const span = (runs.at(-1)?.number ?? 0) - first + 1
  if (runs.length < 3 || span - runs.length >= runs.length) return []
  return runs.slice(1).flatMap(({ node: after, number }, at): Gap[] => {
    const { node: before, number: from } = runs[at]!
    const numbers = Array.from({ length: Math.max(0, number - from - 1) }, (_, i) => from + 1 + i)
    return numbers.length === 0 ? [] : [{ before, after, numbers }]
  })
}

/** Numbers that the plan's documents speak of: as vacant, in a mention, in a row that is struck through and kept as a tombstone. */
function explainedIn({ vacancies, documents }: RunGraph): Set<number> {
  const numbers = new Set(vacancies.map(({ number }) => number))
  for (const { facts } of documents)
    for (const { parts } of [...facts.references, ...facts.definitions])
      if (/^run-$/i.test(parts.family)) numbers.add(Number(parts.number))
  return numbers
}
