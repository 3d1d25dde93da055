import { placerOf } from '../model/diagram-places.ts'
import type { HeadingFact } from '../model/facts.ts'
import type { DiagramFact } from '../model/plans.ts'
import { Node } from '../parse/markdown.ts'
import { readMermaid } from '../parse/mermaid.ts'
import { decodeEntities } from './entities.ts'
import { foldText } from './fields.ts'
import { nodesOf, type Page } from './page.ts'
import { lineEndAt, linesOf, type FenceLine } from './shell/lines.ts'

/** ` ```mermaid `, with whatever a theme wants behind it; `{.mermaid}` as Pandoc has it. */
const OPENING = /^[ \t]*(?:`{3,}|~{3,})[ \t]*(?:\{ *\.)?mermaid(?=[\s{},:]|$)/i

/** The Mermaid diagrams of a page. */
export function extractDiagrams(page: Page, headings: readonly HeadingFact[]): DiagramFact[] {
  const { text: file, tree } = page
  return nodesOf(page, Node.code).flatMap((node): DiagramFact[] => {
    const start = tree.start[node]!
    if (!OPENING.test(file.slice(start, lineEndAt(file, start)))) return []
    const lines = linesOf(file, start, tree.codeOf(node))
    return lines.length === 0 ? [] : [diagramOf(lines, sectionAt(headings, start))]
  })
}

function diagramOf(fence: readonly FenceLine[], section: number): DiagramFact {
  const text = fence.map((line) => line.text).join('\n')
  const lines = fence.map((line) => Math.max(line.start, line.end - line.text.length))
  const { sort, reading } = readMermaid(text)
  const placed = placerOf({ text, lines })
  const base = { span: [lines[0]!, fence.at(-1)!.end] as const, text, lines, sort, section }
  if (reading.outcome !== 'understood') {
    const problem = reading.outcome === 'wrong' ? reading.problem : undefined
    return {
      ...base,
      nodes: [],
      edges: [],
      isUnderstood: false,
      ...(problem && { problem: { message: problem.message, span: placed(problem.span) } }),
    }
  }
  return {
    ...base,
    nodes: reading.nodes.map((node) => ({ ...node, label: shown(node.label), span: placed(node.span) })),
    edges: reading.edges.map((edge) => ({ ...edge, span: placed(edge.span) })),
    isUnderstood: true,
  }
}

/** A label without its tags, its entities (`#quot;`) resolved. */
function shown(label: string): string {
  const plain = label
    .replace(/<\/?[A-Za-z][^<>]*>/g, ' ')
    .replace(/#(\d{1,6};)/g, '&#$1')
    .replace(/(?<!&)#([A-Za-z]{1,20};)/g, '&$1')
  return foldText(decodeEntities(plain))
}

function sectionAt(headings: readonly HeadingFact[], offset: number): number {
  let section = -1
  while (section + 1 < headings.length && headings[section + 1]!.span[0] <= offset) section++
  return section
}
