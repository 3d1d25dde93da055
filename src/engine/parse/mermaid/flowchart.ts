/** Reads a flowchart, statement by statement, as far as it is sure of what Mermaid makes of it. */
import { takeBarLabel, takeShape } from './labels.ts'
import { isNext, take, type ChartEdge, type ChartNode, type Cursor, type Problem, type Reading } from './reading.ts'
import { isStyleKeyword, takeStyleLine } from './styles.ts'

interface Chart extends Cursor {
  readonly nodes: Map<string, ChartNode>
  readonly edges: ChartEdge[]
  /** Titles of subgraphs by id. */
  readonly groups: Map<string, string>
  /** Arrows of any sort: more than the edges, which are those with one direction. */
  arrows: number
  directions: number
  depth: number
  problem?: Problem
}

const HEADER = /(?:flowchart|graph)(?:[ \t]+(?:TB|TD|BT|RL|LR))?[ \t]*;?(?=\n|$)/y

/** `start` is where the first word stands. */
export function readFlowchart(text: string, start: number): Reading {
  const chart: Chart = {
    text,
    at: start,
    nodes: new Map(),
    edges: [],
    groups: new Map(),
    arrows: 0,
    directions: 0,
    depth: 0,
  }
  if (!take(chart, HEADER)) return { outcome: 'unknown' }
  while (take(chart, /[\s;]*/y) && chart.at < text.length) {
    if (!takeStatement(chart))
      return chart.problem ? { outcome: 'wrong', problem: chart.problem } : { outcome: 'unknown' }
  }
  // Mermaid takes a line for a direction wherever in it the words stand.
  const directions = [...text.matchAll(/direction\s+(?:TB|BT|RL|LR|TD)/g)].length
  if (chart.depth !== 0 || chart.directions !== directions) return { outcome: 'unknown' }
  return {
    outcome: 'understood',
    nodes: [...chart.nodes.values()].map((node) => named(node, chart)),
    edges: chart.edges,
  }
}

/** Mermaid's own limit (`maxEdges`). */
const MOST_ARROWS = 500

/** A subgraph that an arrow leads to is called by its title. */
function named(node: ChartNode, { groups }: Chart): ChartNode {
  const title = node.label === node.id ? groups.get(node.id) : undefined
  return title === undefined ? node : { ...node, label: title }
}

const KEYWORD = /(?:direction|subgraph|end|accTitle|accDescr|classDef|class|style|linkStyle|click)\b/y
const DIRECTION = /direction[ \t]+(?:TB|BT|RL|LR|TD)[ \t]*(?=\n|$)/y
const END_OF_STATEMENT = /[ \t]*(?:[\n;]|$)/y

function takeStatement(chart: Chart): boolean {
  KEYWORD.lastIndex = chart.at
  const keyword = KEYWORD.exec(chart.text)?.[0]
  if (keyword === undefined) return takeChain(chart)
  if (keyword === 'direction') {
    chart.directions++
    return take(chart, DIRECTION) !== null
  }
  if (keyword === 'subgraph') return takeSubgraph(chart)
  if (keyword === 'end') {
    chart.at += keyword.length
    return --chart.depth >= 0 && isNext(chart, /\s|;|$/y)
  }
  return isStyleKeyword(keyword) && takeStyleLine(chart, keyword, chart.arrows) && isNext(chart, END_OF_STATEMENT)
}

/** `A --> B & C -.-> D`. */
function takeChain(chart: Chart): boolean {
  let from = takeNodes(chart)
  while (from) {
    const arrow = takeArrow(chart)
    if (arrow === 'none') return take(chart, END_OF_STATEMENT) !== null
    if (arrow === 'unknown') return false
    const to = takeNodes(chart)
    if (!to || chart.arrows + from.length * to.length >= MOST_ARROWS) return false
    for (const one of from)
      for (const other of to) {
        chart.arrows++
        if (arrow !== 'undirected')
          chart.edges.push({ from: one.id, to: other.id, isSoft: arrow === 'soft', span: [one.start, other.end] })
      }
    from = to
  }
  return false
}

interface Mention {
  readonly id: string
  readonly start: number
  readonly end: number
}

const AND = /[ \t]+&[ \t]+/y

function takeNodes(chart: Chart): Mention[] | undefined {
  const mentions: Mention[] = []
  do {
    const mention = takeNode(chart)
    if (!mention) return undefined
    mentions.push(mention)
  } while (take(chart, AND))
  return mentions
}

const ID = /(?:[A-Za-z_]\w*(?:[-./][A-Za-z0-9_]+)*|\d+)(?![\w@])/y

/** An id that starts with one of these is none; and `x--` is an arrow that begins with a cross. */
const NO_ID =
  /(?:style|default|linkStyle|interpolate|classDef|class|href|call|click|flowchart|graph|subgraph|end|_self|_blank|_parent|_top)\b|[xo](?:--|==|-?\.+-|-\.)/y
const CLASS = /:::[A-Za-z_]\w*(?:-\w+)*(?![\w@])/y

function takeNode(chart: Chart): Mention | undefined {
  const start = chart.at
  const id = isNext(chart, NO_ID) ? undefined : take(chart, ID)?.[0]
  if (id === undefined) return undefined
  let label: string | undefined
  if ('([{>'.includes(chart.text[chart.at] ?? ' ')) {
    const shape = takeShape(chart)
    if (shape && 'problem' in shape) chart.problem = shape.problem
    if (!shape || 'problem' in shape) return undefined
    label = shape.text
  }
  const end = chart.at
  if (chart.text.startsWith(':::', chart.at) && !take(chart, CLASS)) return undefined
  const known = chart.nodes.get(id)
  chart.nodes.set(id, { id, label: label ?? known?.label ?? id, span: known?.span ?? [start, end] })
  return { id, start, end }
}

/** The next line may begin with an arrow: white space around one is part of it. */
const ARROW = /\s*([xo<]?--+[-xo>]|[xo<]?==+[=xo>]|[xo<]?-?\.+-[xo>]?|~~~+)\s*/y
const TEXT_ARROW = /\s*([xo<]?(?:--|==|-\.))[ \t]*/y

/** Text within an arrow, on one line; what stands behind an arrow's first half says which half ends it. */
const REST = new Map([
  ['--', /(?:"[^"\n]+"[ \t]*|(?:[^-"\n]|-(?!-))+)([xo<]?--+[-xo>])\s*/y],
  ['==', /(?:"[^"\n]+"[ \t]*|[^="\n]+)([xo<]?==+[=xo>])\s*/y],
  ['-.', /(?:"[^"\n]+"[ \t]*|[^-."\n]+)([xo<]?-?\.+-[xo>]?)\s*/y],
])

function takeArrow(chart: Chart): 'hard' | 'soft' | 'undirected' | 'unknown' | 'none' {
  const arrow = take(chart, ARROW)?.[1]
  if (arrow !== undefined) {
    if (chart.text[chart.at] !== '|') return sortOf(arrow)
    const label = takeBarLabel(chart)
    if (label && 'problem' in label) chart.problem = label.problem
    take(chart, /[ \t]*/y)
    return label && !('problem' in label) ? sortOf(arrow) : 'unknown'
  }
  const start = take(chart, TEXT_ARROW)?.[1]
  if (start === undefined) return 'none'
  const end = take(chart, REST.get(start.slice(-2))!)?.[1]
  return end === undefined ? 'unknown' : sortOf(start + end)
}

/** Only a point at the end, and none at the start, leads from one to the other. */
function sortOf(arrow: string): 'hard' | 'soft' | 'undirected' {
  if (!arrow.endsWith('>') || arrow.startsWith('<')) return 'undirected'
  return arrow.includes('.') ? 'soft' : 'hard'
}

const ID_AND_TITLE = /([A-Za-z_]\w*(?:-\w+)*)[ \t]?\[(?:"([^"\n]+)"|([^[\](){}|"\n]+))\](?=\n)/y
const QUOTED_TITLE = /"([^"`\n]+)"[ \t]*(?=\n)/y
const WORD = "(?:[A-Za-z0-9_]+(?:[-.'/][A-Za-z0-9_]+)*[?!:]?|&)"
const PLAIN_TITLE = new RegExp(`(${WORD}(?: ${WORD})*)[ \\t]*(?=\\n)`, 'y')
const RESERVED =
  /\b(?:style|default|linkStyle|interpolate|classDef|class|href|call|click|flowchart|graph|subgraph|end|_self|_blank|_parent|_top)\b/

function takeSubgraph(chart: Chart): boolean {
  chart.depth++
  if (!take(chart, /subgraph /y)) return false
  const quoted = take(chart, QUOTED_TITLE)?.[1]
  if (quoted !== undefined) {
    chart.groups.set(quoted, quoted)
    return true
  }
  const both = take(chart, ID_AND_TITLE)
  if (both) chart.groups.set(both[1]!, both[2] ?? both[3]!)
  const title = both?.[1] ?? take(chart, PLAIN_TITLE)?.[1]
  if (title === undefined || RESERVED.test(title)) return false
  if (!both) chart.groups.set(title, title)
  return true
}
