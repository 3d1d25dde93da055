/** A plan's runs as a drawing, as a text and as a table of gates. */
import type { RunGate, RunGraph, RunNode } from '../../../src/engine/link/runs.ts'
import type { Progress } from '../../../src/engine/kinds/progress.ts'
import { runDiagramOf, type RunDiagram } from '../../../src/engine/views/run-diagram.ts'
import type { WaitSort } from '../../../src/engine/views/run-diagram/waits.ts'
import type { SiteContext } from './context.ts'

export interface SiteRunGraph {
  /** Undefined where no run, slice or entry can be shown. */
  readonly drawing?: SiteRunDrawing
  /** Everything, also what the drawing folds together; in the order in which it is to be carried out. */
  readonly steps: readonly SiteRunStep[]
  readonly gates: readonly SiteRunGate[]
}

export type SiteRunDrawing = Omit<RunDiagram, 'steps'>

export interface SiteRunStep extends SiteRunName {
  /** Empty where the plan gives none. */
  readonly title: string
  readonly state?: Progress
  /** Of a slice the run that carries it out. */
  readonly run?: SiteRunName
  readonly waitsFor: readonly (SiteRunName & { readonly sort: WaitSort })[]
}

export interface SiteRunName {
  readonly id: string
  /** Undefined without a page. */
  readonly href?: string
}

export interface SiteRunGate {
  readonly id?: string
  readonly href?: string
  readonly from: SiteRunName
  /** Undefined where it leads to the end. */
  readonly to?: SiteRunName
  readonly action: string
  readonly artefact: string
  /** Undefined where the table does not tell. */
  readonly state?: Progress
  readonly owner?: string
}

export function runGraphOf(context: SiteContext, whole: RunGraph): SiteRunGraph {
  const graph = withoutHidden(context, whole)
  const { text, size, isGrouped, states, waits, steps } = runDiagramOf(graph)
  const hrefs = new Map(graph.nodes.map((node) => [node.id, hrefOf(context, node)]))
  const name = (id: string): SiteRunName => ({ id, ...given('href', hrefs.get(id)) })
  return {
    ...(steps.length > 0 && { drawing: { text, size, isGrouped, states, waits } }),
    steps: steps.map(({ node, run, waitsFor }) => ({
      ...name(node.id),
      title: node.title,
      ...given('state', node.progress),
      ...(run && { run: name(run.id) }),
      waitsFor: waitsFor.map(({ id, sort }) => ({ ...name(id), sort })),
    })),
    gates: graph.gates.map((gate) => ({
      ...given('id', gate.id),
      ...given('href', gate.item ? context.hrefOfItem(gate.item) : context.hrefOfPlace(gate.at)),
      from: name(gate.from),
      ...(gate.to !== undefined && { to: name(gate.to) }),
      action: gate.action,
      artefact: gate.artefact,
      ...given('state', gate.progress),
      ...given('owner', gate.owner),
    })),
  }
}

function hrefOf(context: SiteContext, { page, item, places }: RunNode): string | undefined {
  const [first] = places
  return (
    (page && context.hrefOfDocument(page)) ??
    (item && context.hrefOfItem(item)) ??
    (first && context.hrefOfPlace(first))
  )
}

/** Not a word of a draft is shown, and what a run is called may come from one of several documents. */
function withoutHidden({ documents }: SiteContext, graph: RunGraph): RunGraph {
  const shown = new Set(documents.map(({ path }) => path))
  if (graph.documents.every(({ path }) => shown.has(path))) return graph
  const isShown = ({ file }: { readonly file: string }) => shown.has(file)
  const nodes = graph.nodes.flatMap((node): RunNode[] => {
    const places = node.places.filter(isShown)
    if (places.length === node.places.length) return [node]
    const page = node.page && shown.has(node.page.path) ? node.page : undefined
    return places.length === 0
      ? []
      : [{ ...node, places, page, title: '', progress: undefined, owner: undefined, run: undefined }]
  })
  const ids = new Set(nodes.map(({ id }) => id))
  const edges = graph.edges.flatMap((edge) => {
    const statements = edge.statements.filter(isShown)
    return statements.length > 0 && ids.has(edge.from) && ids.has(edge.to) ? [{ ...edge, statements }] : []
  })
  const isOpen = ({ at, from, to }: RunGate) => isShown(at) && ids.has(from) && (to === undefined || ids.has(to))
  return { ...graph, nodes, edges, gates: graph.gates.filter(isOpen) }
}

/** An optional field of JSON: absent where there is no value. */
function given<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value }
}
