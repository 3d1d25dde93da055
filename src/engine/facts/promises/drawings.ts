/** Everything on a page that a reader may take for a drawing. */
import type { Span } from '../../model/range.ts'
import { Node } from '../../parse/markdown.ts'
import { nodesOf, sourceOf, spanOf, type Page } from '../page.ts'
import { lineEndAt } from '../shell/lines.ts'

export interface Drawing {
  readonly span: Span
  /** `strokes`: text with frames or arrows. `block`: text, a table or a link, which may be one. */
  readonly sort: 'picture' | 'strokes' | 'block'
}

const DIAGRAM_FENCE =
  /^[ \t]*(?:`{3,}|~{3,})[ \t]*(?:\{ *\.)?(?:mermaid[\w-]*|plantuml|puml|uml|dot|graphviz|d2|ditaa|svgbob|vega(?:-lite)?|nomnoml|wavedrom|bytefield|pikchr|structurizr|excalidraw|svg|ascii(?:art)?|diagram|flow|sequence|kroki\S*)(?=[\s{},:]|$)/i

const TEXT_FENCE = /^[ \t]*(?:`{3,}|~{3,})[ \t]*(?:(?:text|txt|plain(?:text)?|none|console|output|tree)\b|\{|$)/i

/** Frames and arrows: a drawing, whatever the block calls itself. */
const STROKES = /[\u2190-\u21FF\u2500-\u257F\u25A0-\u25FF]|\+--+|--+>|==+>|<--/

const PICTURE_TAG =
  /<(?:img|svg|picture|figure|object|embed|iframe|canvas|video|image|drawio)\b|class=["'][^"']*(?:mermaid|diagram)/i

const PICTURE_LINK =
  /\.(?:png|jpe?g|gif|svg|webp|avif|pdf|drawio|excalidraw|puml|mmd|dot)(?:[?#][^\s)]*)?(?=[\s)>"]|$)|diagram|flow ?chart/i

export function drawingsOn(page: Page): Drawing[] {
  const drawings: Drawing[] = []
  const add = (node: number, sort: Drawing['sort']) => drawings.push({ span: spanOf(page, node), sort })
  for (const node of nodesOf(page, Node.code)) {
    const source = sourceOf(page, node)
    const opening = source.slice(0, lineEndAt(source, 0))
    const isFence = /^[ \t]*(?:`{3,}|~{3,})/.test(opening)
    if (DIAGRAM_FENCE.test(opening)) add(node, 'picture')
    else if (STROKES.test(source)) add(node, 'strokes')
    else if (!isFence || TEXT_FENCE.test(opening)) add(node, 'block')
  }
  for (const type of [Node.image, Node.imageReference]) for (const node of nodesOf(page, type)) add(node, 'picture')
  for (const node of nodesOf(page, Node.html)) {
    const source = sourceOf(page, node)
    if (!source.startsWith('<!--') && PICTURE_TAG.test(source)) add(node, 'picture')
  }
  for (const type of [Node.mdxJsxFlowElement, Node.mdxJsxTextElement, Node.mdxFlowExpression])
    for (const node of nodesOf(page, type)) add(node, 'picture')
  for (const type of [Node.link, Node.linkReference])
    for (const node of nodesOf(page, type)) if (PICTURE_LINK.test(sourceOf(page, node))) add(node, 'block')
  for (const node of nodesOf(page, Node.table)) add(node, 'block')
  return drawings
}
