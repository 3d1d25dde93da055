/** The sentences around places of a document, as they are quoted elsewhere. */
import type { Language } from '../model/facts.ts'
import { lazily } from '../model/lazily.ts'
import { lineStartsOf, type Span } from '../model/range.ts'
import { quoted, type Sentence } from '../model/sentence.ts'
import { Node, parseMarkdown, parseMdx } from '../parse/markdown.ts'
import { childrenOf, contentOf } from './cells.ts'
import { lineAround } from './data-lines.ts'
import { labelOf, labelOfReference } from './links.ts'
import { firstLeafBehind, nodesOf, pageOf, plainText, sourceOf, spanOf, type Page } from './page.ts'
import { plainBetween } from './plain.ts'

/**
 * For each span, which an id or a link of the text has, the sentence that it stands in. The cells of a row are one
 * sentence; what says nothing beside the mention is quoted with its heading. Parses the text; spans in any order.
 */
export function sentencesIn(text: string, language: Language, spans: readonly Span[]): Sentence[] {
  if (language !== 'markdown' && language !== 'mdx') return spans.map((span) => quoted(lineAround(text, span)))
  const parse = language === 'mdx' ? parseMdx(text) : parseMarkdown(text)
  const page = pageOf(text, language === 'mdx' && !parse.problem, lineStartsOf(text), parse.tree)
  const uses = lazily(() => usesByLabel(page))
  return spans.map((span) => {
    if (isInFrontmatter(page, span)) return quoted(lineAround(text, span))
    return quoted(sentenceAround(page, whereUsed(page, span, uses)))
  })
}

const WORD = /[\p{L}\p{N}]/u

function sentenceAround(page: Page, span: Span): Sentence {
  const leaf = leafFrom(page, span[0])
  const block = leaf === -1 ? -1 : blockAround(page, leaf, span)
  const sentence = block === -1 ? undefined : sentenceIn(page, block, mentionAt(page, leaf, span, block))
  if (sentence && WORD.test(sentence.before + sentence.after)) return sentence
  const heading = headingOver(page, span[0])
  const mention = sentence?.mention ?? ''
  return { before: heading !== '' && mention !== '' ? `${heading} · ` : heading, mention, after: '' }
}

function sentenceIn(page: Page, block: number, span: Span): Sentence {
  const isRow = page.tree.type[block] === Node.tableRow
  return isRow ? rowAround(page, block, span) : proseAround(page, spanOf(page, block), span)
}

/** The end of a sentence, and not of an abbreviation: what follows begins with no small letter. */
const SENTENCE_END =
  /(?<!(?:^|[\s(])(?:e\.g|i\.e|[Cc]f|[Vv]s|[Nn]o|[Ff]ig|[Ss]ec|z\.\s?B|d\.\s?h|[Vv]gl|bzw|Nr|Abs|\p{L}))([.!?…]["'”’»)\]]*)\s+(?=[^\s\p{Ll}])/gu

function proseAround(page: Page, block: Span, span: Span): Sentence {
  const { before, mention, after } = textsAround(page, block, span)
  // The first letter of the mention tells whether a sentence begins there.
  const starts = [...(before + mention.slice(0, 1)).matchAll(SENTENCE_END)].map((end) => end.index + end[0].length)
  const [end] = after.matchAll(SENTENCE_END)
  return {
    before: before.slice(starts.at(-1) ?? 0),
    mention,
    after: end ? after.slice(0, end.index + end[1]!.length) : after,
  }
}

function rowAround(page: Page, row: number, span: Span): Sentence {
  const cells = childrenOf(page, row).map((cell) => contentOf(page, cell))
  const own = cells.findIndex(([start, end]) => start <= span[0] && span[1] <= end)
  const { before, mention, after } = textsAround(page, cells[own] ?? span, span)
  const texts = (some: readonly Span[]) => some.map(([start, end]) => plainBetween(page, start, end, [], REACH).trim())
  return {
    before: [...texts(cells.slice(0, Math.max(own, 0))), before]
      .filter((text, at) => text !== '' || at === own)
      .join(' · '),
    mention,
    after: [after, ...texts(cells.slice(own + 1)).filter((text) => text !== '')].join(' · '),
  }
}

/** How far a text is read to either side: some paragraphs are as long as a book. */
const REACH = 600

function textsAround(page: Page, block: Span, span: Span): Sentence {
  const start = outsideOfCode(page, Math.max(block[0], span[0] - REACH), 1)
  const end = outsideOfCode(page, Math.min(block[1], span[1] + REACH), 0)
  const mention = plainBetween(page, ...span)
  const upTo = plainBetween(page, Math.min(start, span[0]), span[1])
  const from = plainBetween(page, span[0], Math.max(end, span[1]))
  return { before: upTo.slice(0, upTo.length - mention.length), mention, after: from.slice(mention.length) }
}

/** Half a code span is none: the place before (0) or behind (1) it. */
function outsideOfCode(page: Page, offset: number, side: 0 | 1): number {
  const leaf = leafFrom(page, offset)
  if (leaf === -1 || page.tree.type[leaf] !== Node.inlineCode || page.tree.start[leaf]! >= offset) return offset
  return spanOf(page, leaf)[side]
}

/** The text or code span that holds an offset, or the first behind it; -1 for none. */
function leafFrom(page: Page, offset: number): number {
  return page.leaves[firstLeafBehind(page, offset)] ?? -1
}

/** The row, paragraph or heading that holds both a leaf and a span; -1 for none. */
function blockAround({ tree }: Page, leaf: number, [start, end]: Span): number {
  let block = -1
  for (let node = tree.parent[leaf]!; node !== 0 && node < tree.count; node = tree.parent[node]!) {
    const type = tree.type[node]
    const isBlock = type === Node.tableRow || type === Node.paragraph || type === Node.heading
    if (isBlock && tree.start[node]! <= start && end <= tree.end[node]!) block = node
  }
  return block
}

/** What stands for the mention: a code span is whole, and the text of an HTML link stands behind its tag. */
function mentionAt({ text, tree }: Page, leaf: number, [start, end]: Span, block: number): Span {
  if (text[start] === '<') {
    const close = text.indexOf('</', end)
    return [end, close === -1 ? end : Math.min(close, tree.end[block]!)]
  }
  const isInCode = tree.type[leaf] === Node.inlineCode && tree.start[leaf]! <= start && end <= tree.end[leaf]!
  return isInCode ? [tree.start[leaf]!, tree.end[leaf]!] : [start, end]
}

function headingOver(page: Page, offset: number): string {
  const heading = nodesOf(page, Node.heading).findLast((node) => page.tree.start[node]! <= offset)
  return heading === undefined ? '' : plainText(page, heading).trim()
}

function isInFrontmatter({ tree }: Page, [start]: Span): boolean {
  return tree.count > 1 && tree.type[1] === Node.yaml && start < tree.end[1]!
}

/** Where a link's address is defined apart, the link that uses it first. */
function whereUsed(page: Page, span: Span, uses: () => ReadonlyMap<string, Span>): Span {
  if (page.text[span[0]] !== '[') return span
  const isDefinition = nodesOf(page, Node.definition).some((node) => page.tree.start[node] === span[0])
  return (isDefinition ? uses().get(labelOf(page.text.slice(span[0] + 1, span[1]))) : undefined) ?? span
}

function usesByLabel(page: Page): ReadonlyMap<string, Span> {
  const uses = [...nodesOf(page, Node.linkReference), ...nodesOf(page, Node.imageReference)]
  // The first of a label is kept.
  return new Map(uses.reverse().map((node) => [labelOfReference(sourceOf(page, node)), spanOf(page, node)]))
}
