/**
 * Mermaid fences become figures: the source as text, which a script may draw, with the room that the drawing will take.
 * What Mermaid does not read is shown with what is wrong and the line marked, and nobody tries to draw it.
 */
import type { Element, ElementContent } from 'hast'
import type { Paragraph, RootContent } from 'mdast'
import { nodesOf, type Edit, type Properties } from './edits.ts'
import type { PagePlugin } from './page-plugin.ts'
import { contains, spanOf } from './source-map.ts'
import type { DiagramFact } from '../src/engine/model/plans.ts'
import type { Span } from '../src/engine/model/range.ts'
import { diagramSizeOf } from '../src/engine/views/diagram-size.ts'

export const diagramFigures: PagePlugin = {
  name: 'diagrams',
  groups: [],
  edits({ page, tree, shift }) {
    const { diagrams = [] } = page.document.facts
    if (diagrams.length === 0) return []
    return [...nodesOf(tree)].flatMap((node): Edit[] => {
      const span = node.type === 'code' ? spanOf(node, shift) : undefined
      const fact = span && diagrams.find((diagram) => contains(span, diagram.span))
      return fact ? [{ node, replacement: [figureOf(fact)] }] : []
    })
  },
}

function figureOf(fact: DiagramFact): RootContent {
  const { text, sort, problem } = fact
  // The words of a diagram are no prose: search would find "end" and "subgraph".
  const base: Properties = {
    className: ['tl-diagram', 'not-content'],
    dataSort: sort || null,
    dataPagefindIgnore: 'all',
  }
  if (problem) {
    const line = lineAt(fact, problem.span)
    return figure({ ...base, dataProblem: '' }, [
      // Where the page is in another language, client/diagrams.ts says it in that.
      element('p', { className: ['tl-diagram-problem'], dataLine: String(line + 1) }, [
        { type: 'text', value: 'Not drawn: ' },
        element('span', { lang: 'en' }, [{ type: 'text', value: problem.message }]),
        { type: 'text', value: `, in line ${line + 1}.` },
      ]),
      element('pre', { tabIndex: '0' }, marked(text, line)),
    ])
  }
  const { height } = diagramSizeOf(fact)
  return figure({ ...base, style: `--tl-diagram-height:${height}px` }, [
    element('pre', { tabIndex: '0' }, [{ type: 'text', value: text }]),
  ])
}

/** 0-based, in the diagram's text. */
function lineAt({ lines }: DiagramFact, [start]: Span): number {
  return Math.max(
    0,
    lines.findLastIndex((begin) => begin <= start),
  )
}

function marked(text: string, at: number): ElementContent[] {
  const lines = text.split('\n')
  const before = lines.slice(0, at).map((line) => `${line}\n`)
  const after = lines.slice(at + 1).map((line) => `\n${line}`)
  return [
    { type: 'text', value: before.join('') },
    element('mark', {}, [{ type: 'text', value: lines[at] ?? '' }]),
    { type: 'text', value: after.join('') },
  ]
}

/** Markdown has no node for it, and its own for code and text trim lines; so the children are given as they will be. */
function figure(hProperties: Properties, hChildren: Element[]): RootContent {
  const data: object = { hName: 'figure', hProperties, hChildren }
  return { type: 'paragraph', children: [], data } satisfies Paragraph
}

function element(tagName: string, properties: Record<string, string | string[]>, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}
