import { reachIn } from '../../link/runs/reach.ts'
import type { ArtefactFlow, RunGraph } from '../../link/runs.ts'
import type { Index } from '../../link/index.ts'
import { lazily } from '../../model/lazily.ts'
import type { Place } from '../../model/range.ts'
import { defineRule } from '../rule.ts'
import { listed } from './words.ts'

export default defineRule({
  id: 'run/missing-producer',
  summary: 'An artefact that a run or a gate needs before any run has produced it.',
  rationale: `A run that needs what is not there yet stops on its first day, with everything else prepared. The fault is easy
to write: the table of artefacts was drawn up by what each run makes, and the order of the runs changed afterwards; or a gate asks
for something that only the run behind it brings about.

Let an earlier run produce the artefact, let a later one need it, or ask at the gate for what is there by then. A run may use what it
produces itself. A producer that is no run of the plan (a team, a system, a person) is taken at its word; one that is
still to be found ("TBD") is not.`,
  severity: 'error',
  fixable: false,
  messages: {
    later:
      '{consumer} needs {artefact}, which {producers} {verb} only afterwards. Produce it earlier, or need it later.',
    atGate:
      'The gate between {from} and {to} asks for {artefact}, which {producers} {verb} only behind it. Ask for what is there by then.',
    atEnd:
      'The gate behind {from} asks for {artefact}, which {producers} {verb} only afterwards. Ask for what is there by then.',
    nobody: '{consumer} needs {artefact}, and its producer is "{text}". Name the run that produces it.',
    unknown:
      '{consumer} needs {artefact} from {producers}, which is no run of this plan. Name the run that produces it.',
  },
  *check({ index }) {
    const isTold = toldIn(index)
    for (const graph of index.runGraphs) {
      if (graph.artefacts.length === 0) continue
      const isBefore = reachIn(graph.edges)
      const known = new Set(graph.nodes.map(({ id }) => id))
      for (const flow of graph.artefacts) yield* lackOf(flow, known, isBefore, isTold)
      yield* lacksAtGates(graph, known, isBefore)
    }
  },
})

type Reach = ReturnType<typeof reachIn>

/** So many names in one cell are no producers of one thing. */
const MOST_PRODUCERS = 50

const NOBODY =
  /^\W*(?:tbd|tba|to be (?:done|decided|determined|named|found)|unknown|nobody|no ?one|unassigned|\?+)\W*$/i

function* lackOf(flow: ArtefactFlow, known: ReadonlySet<string>, isBefore: Reach, isTold: (at: Place) => boolean) {
  const artefact = flow.id ?? `"${flow.name}"`
  const [consumer] = flow.consumers.filter(({ id }) => known.has(id))
  const { producer, producers } = flow
  // An artefact without a name is a row that nobody has filled in yet.
  if (!consumer || !producer || artefact === '""' || producers.length > MOST_PRODUCERS) return
  if (producers.length === 0) {
    if (NOBODY.test(producer.text) || /^\?+$/.test(producer.text.trim()))
      yield {
        at: { file: producer.file, span: producer.span },
        message: 'nobody',
        data: { consumer: consumer.id, artefact, text: producer.text },
        related: [{ at: consumer.at, message: `${consumer.id} needs it here` }],
      } as const
    return
  }
  const unknown = producers.filter(({ id }) => !known.has(id))
  if (unknown.length === producers.length) {
    const [first] = unknown as [(typeof unknown)[number]]
    // A reference to nothing is reported as one.
    if (isTold(first.at)) return
    yield {
      at: first.at,
      message: 'unknown',
      data: { consumer: consumer.id, artefact, producers: first.id },
      related: [{ at: consumer.at, message: `${consumer.id} needs it here` }],
    } as const
    return
  }
  for (const each of flow.consumers) {
    const isLate = ({ id }: { id: string }) =>
      id !== each.id && known.has(id) && isBefore(each.id, id) && !isBefore(id, each.id)
    if (!known.has(each.id) || !producers.every(isLate)) continue
    yield {
      at: each.at,
      message: 'later',
      data: { consumer: each.id, artefact, ...whatOf(producers) },
      related: producers.map(({ id, at }) => ({ at, message: `${id} produces it` })),
    } as const
  }
}

/** Whether a place is reported as a reference to nothing. */
function toldIn(index: Index): (at: Place) => boolean {
  const told = lazily(
    () =>
      new Set(
        index.references.flatMap(({ file, span, resolution }) =>
          resolution.state === 'unresolved' ? [`${file} ${span[0]}`] : [],
        ),
      ),
  )
  return ({ file, span }) => told().has(`${file} ${span[0]}`)
}

function whatOf(producers: ArtefactFlow['producers']) {
  const ids = [...new Set(producers.map(({ id }) => id))]
  return { producers: listed(ids), verb: ids.length === 1 ? 'produces' : 'produce' }
}

function* lacksAtGates({ gates, artefacts }: RunGraph, known: ReadonlySet<string>, isBefore: Reach) {
  const flows = new Map(artefacts.flatMap((flow) => (flow.id ? [[flow.id, flow] as const] : [])))
  for (const { from, to, required } of gates) {
    for (const { id, at } of required) {
      const producers = flows.get(id)?.producers ?? []
      const isLate = (producer: string) =>
        known.has(producer) && producer !== from && isBefore(from, producer) && !isBefore(producer, from)
      if (producers.length === 0 || !producers.every((producer) => isLate(producer.id))) continue
      yield {
        at,
        message: to === undefined ? 'atEnd' : 'atGate',
        data: { from, ...(to !== undefined && { to }), artefact: id, ...whatOf(producers) },
        related: producers.map((producer) => ({ at: producer.at, message: `${producer.id} produces it` })),
      } as const
    }
  }
}
