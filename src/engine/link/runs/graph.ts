import type { WrittenText } from '../../model/records.ts'
import type { Document, Index } from '../index.ts'
import type { RunGraph, RunSource, RunVacancy } from '../runs.ts'
import { cascadesAmong, rowArrows, sayRows } from './cascades.ts'
import type { Declaration } from './declarations.ts'
import { draftOf, type Draft } from './draft.ts'
import { drawingsIn, sayDrawing } from './drawings.ts'
import { artefactsIn, failuresIn } from './flows.ts'
import { gatesIn } from './gates.ts'
import { idsIn, keyOf } from './names.ts'
import type { Plan } from './plans.ts'
import { followsArrows, proseOrders, sayOrder } from './prose.ts'
import { inSequence } from './sequence.ts'

/** Everything that tells of a plan, put together. */
export function graphOf({ scope, documents, declarations }: Plan, index: Index): RunGraph {
  const draft = draftOf(scope)
  const cascades = cascadesAmong(declarations)
  const own = [...declarations.filter(({ kind }) => kind !== 'entry').sort(bySource), ...cascades.flat()]
  for (const declaration of own)
    if (declaration.kind !== 'entry' || !isTaken(declaration, draft)) draft.declare(declaration)
  for (const declaration of own) declareRunOf(declaration, draft)
  const gates = documents.flatMap((document) => gatesIn(document, draft, scope))
  for (const declaration of own) sayDependencies(declaration, draft)
  sayRunsOfSlices(declarations, draft)
  const told = [...draft.edges.values(), ...cascades.flatMap(rowArrows)]
  const entryHomes = new Set(cascades.flat().map(({ document }) => document))
  const orders = proseOrders(documents, draft, index, entryHomes).filter(followsArrows(told))
  for (const order of orders) sayOrder(order, draft)
  sayRows(cascades, draft, orders)
  const drawings = drawingsIn(documents, draft, told)
  for (const drawing of drawings) sayDrawing(drawing, draft)
  const edges = [...draft.edges.values()]
  return {
    scope,
    nodes: inSequence([...draft.nodes.values()], edges),
    byKey: draft.nodes,
    edges,
    gates,
    artefacts: documents.flatMap((document) => artefactsIn(document, draft)),
    failures: documents.flatMap((document) => failuresIn(document, draft)),
    drawings,
    vacancies: documents.flatMap(vacanciesIn).filter(({ number }) => !draft.find(`run-${number}`)),
    documents,
  }
}

const SOURCES: readonly RunSource[] = ['run table', 'frontmatter', 'work breakdown', 'cascade table']

function bySource(one: Declaration, other: Declaration): number {
  return SOURCES.indexOf(one.source) - SOURCES.indexOf(other.source)
}

/** An entry that is called like a run or a slice is a step of that name. */
function isTaken({ id }: Declaration, draft: Draft): boolean {
  const node = draft.find(id)
  return node !== undefined && node.kind !== 'entry'
}

function sayDependencies({ id, document, source, dependsOn }: Declaration, draft: Draft): void {
  for (const { id: from, span, isSoft, isConditional } of dependsOn)
    draft.say(from, id, { file: document.path, span, source, isSoft, isConditional })
}

/** Where a slice waits for one of another run, its run waits for that run; unless the slices themselves go round. */
function sayRunsOfSlices(declarations: Plan['declarations'], draft: Draft): void {
  const runOf = new Map(
    declarations.flatMap(({ id, run }) => (run ? [[keyOf(id), draft.find(runIn(run))] as const] : [])),
  )
  for (const { id: to, document, source, dependsOn } of declarations) {
    for (const { id: from, span, isSoft, isConditional } of dependsOn) {
      const runs = [runOf.get(keyOf(from)), runOf.get(keyOf(to))] as const
      if (!runs[0] || !runs[1] || runs[0] === runs[1] || runs[0].kind !== 'run' || runs[1].kind !== 'run') continue
      const statement = { file: document.path, span, source, isSoft, isConditional, slices: { from, to } }
      draft.say(runs[0].id, runs[1].id, statement)
    }
  }
}

/** A slice may name a run that has no row and no page. */
function declareRunOf({ run, document }: Declaration, draft: Draft): void {
  if (run && !draft.find(runIn(run)) && /^run-/i.test(runIn(run)))
    draft.add(runIn(run), 'run', { file: document.path, span: run.span }, 'work breakdown')
}

function runIn({ text }: WrittenText): string {
  return idsIn(text)[0] ?? text
}

function vacanciesIn({ path, facts }: Document): RunVacancy[] {
  return (facts.vacancies ?? []).flatMap(({ numbers, reason, span }) =>
    numbers.map((number) => ({ file: path, span, number, reason })),
  )
}
