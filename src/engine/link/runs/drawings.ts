/** Flowcharts that draw the graph: which node stands for which run, and what their arrows say. */
import type { DiagramEdge, DiagramFact, DiagramNode } from '../../model/plans.ts'
import { lazily } from '../../model/lazily.ts'
import type { Document } from '../index.ts'
import type { RunDrawing, RunNode } from '../runs.ts'
import { agreementWith, type Agreement, type Arrow } from './conventions.ts'
import type { Draft } from './draft.ts'
import { idsIn } from './names.ts'

/** `told` is what tables, pages, breakdowns, gates and the rows of cascades tell of the order. */
export function drawingsIn(documents: readonly Document[], draft: Draft, told: readonly Arrow[]): RunDrawing[] {
  const charts = documents.flatMap((document) =>
    (document.facts.diagrams ?? []).flatMap((fact) => (isFlowchart(fact) ? [{ document, fact }] : [])),
  )
  const asTold = lazily(() => agreementWith(told))
  const asWritten = lazily(() => agreementWith(draft.edges.values()))
  return charts.flatMap(({ document, fact }): RunDrawing[] => {
    const nodes = new Map<string, RunNode>()
    const unknown: { node: DiagramNode; id: string }[] = []
    for (const node of fact.nodes) {
      const drawn = drawnBy(node, draft)
      if (typeof drawn === 'string') unknown.push({ node, id: drawn })
      else if (drawn) nodes.set(node.id, drawn)
    }
    if (!isDrawing(fact, nodes)) return []
    const known = fact.edges.flatMap(({ from, to }) => {
      const [before, after] = [nodes.get(from), nodes.get(to)]
      return before && after ? [{ from: before.id, to: after.id }] : []
    })
    const { forward, backward } = asTold()(known)
    // Texts are asked where nothing surer tells: they may be written by the same hand as the diagram.
    const isTurned = isBackward(forward + backward > 0 ? { forward, backward } : asWritten()(known))
    return [{ document, fact, nodes, unknown, edges: forwardEdges(isTurned ? fact.edges.map(turned) : fact.edges) }]
  })
}

function isFlowchart({ isUnderstood, sort }: DiagramFact): boolean {
  return isUnderstood && /^(?:flowchart|graph)\b/i.test(sort)
}

/**
 * Some draw arrows from what waits to what it waits for: where every arrow that another source knows points the other way.
 * One may be a fault.
 */
function isBackward({ forward, backward }: Agreement): boolean {
  return forward === 0 && backward > 1
}

const RUN = /^run[-_ ]?(\d{1,4})(?![\d.])/i

/** The node of the graph; the id of a run that the graph does not have; undefined for whatever else is drawn. */
function drawnBy({ id, label }: DiagramNode, draft: Draft): RunNode | string | undefined {
  const run = RUN.exec(label) ?? (label === id || !/^run\b/i.test(label) ? RUN.exec(id) : null)
  if (run) return draft.find(`run-${run[1]}`) ?? `run-${run[1]}`
  const named = draft.find(label) ?? draft.find(idsIn(label.slice(0, 40))[0] ?? '')
  if (named && label.toLowerCase().startsWith(named.id.toLowerCase())) return named
  // Letters and digits are what anybody calls a node: the label has to be the slice's own title.
  const byId = draft.find(id)
  return byId && byId.title !== '' && byId.title.toLowerCase() === label.toLowerCase() ? byId : undefined
}

/** Two runs are enough; of slices and entries, whose names are words of every day, it is most of what is drawn. */
function isDrawing({ nodes: drawn }: DiagramFact, nodes: ReadonlyMap<string, RunNode>): boolean {
  const found = [...nodes.values()]
  if (new Set(found).size < found.length) return false
  const runs = found.filter(({ kind }) => kind === 'run').length
  return runs > 1 || (found.length > 1 && found.length > drawn.length / 2)
}

/** An arrow that leads back within the drawing is a loop, drawn on purpose. */
function forwardEdges(edges: readonly DiagramEdge[]): DiagramEdge[] {
  const isBack = backEdgesOf(edges)
  return edges.filter((edge) => edge.from !== edge.to && !isBack.has(edge))
}

function turned(edge: DiagramEdge): DiagramEdge {
  return { ...edge, from: edge.to, to: edge.from }
}

/** Edges that lead back to a node on the way that led to them. */
function backEdgesOf(edges: readonly DiagramEdge[]): Set<DiagramEdge> {
  const leaving = new Map<string, DiagramEdge[]>()
  for (const edge of edges) {
    const own = leaving.get(edge.from)
    if (own) own.push(edge)
    else leaving.set(edge.from, [edge])
  }
  const back = new Set<DiagramEdge>()
  const state = new Map<string, 'open' | 'done'>()
  for (const start of leaving.keys()) {
    if (state.has(start)) continue
    const path = [{ at: start, next: 0 }]
    state.set(start, 'open')
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const edge = leaving.get(step.at)?.[step.next++]
      if (!edge) {
        state.set(step.at, 'done')
        path.pop()
      } else if (state.get(edge.to) === 'open') back.add(edge)
      else if (!state.has(edge.to)) {
        state.set(edge.to, 'open')
        path.push({ at: edge.to, next: 0 })
      }
    }
  }
  return back
}

export function sayDrawing({ document, nodes, edges }: RunDrawing, draft: Draft): void {
  for (const { from, to, isSoft, span } of edges) {
    const ends = [nodes.get(from), nodes.get(to)] as const
    if (ends[0] && ends[1])
      draft.say(ends[0].id, ends[1].id, {
        file: document.path,
        span,
        source: 'diagram',
        isSoft,
        isConditional: false,
      })
  }
}
