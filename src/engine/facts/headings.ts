import { slug as githubSlug } from 'github-slugger'
import type { AnchorFact, HeadingFact } from '../model/facts.ts'
import { Node } from '../parse/markdown.ts'
import { nodesOf, plainText, sourceOf, spanOf, type Page } from './page.ts'

/** Headings in document order, each with the slug that GitHub and Starlight generate. */
export function extractHeadings(page: Page): HeadingFact[] {
  const taken = new Map<string, number>()
  return nodesOf(page, Node.heading).map((node) => {
    const text = plainText(page, node).trim()
    return { depth: page.tree.depthOf(node), text, slug: distinct(slugOf(text), taken), span: spanOf(page, node) }
  })
}

/** What github-slugger answers; for a heading in ASCII without its large table of letters. */
export function slugOf(text: string): string {
  if (WORDS.test(text)) return text.toLowerCase().replaceAll(' ', '-')
  if (!ASCII.test(text)) return githubSlug(text)
  return text
    .toLowerCase()
    .replace(/[^a-z0-9 _-]/g, '')
    .replace(/ /g, '-')
}

const WORDS = /^[A-Za-z0-9 _-]*$/
const ASCII = /^[ -~]*$/

/** The slug itself for the first of a name, then `-1`, `-2`, as github-slugger counts. */
function distinct(slug: string, taken: Map<string, number>): string {
  let result = slug
  while (taken.has(result)) {
    const count = taken.get(slug)! + 1
    taken.set(slug, count)
    result = `${slug}-${count}`
  }
  taken.set(result, 0)
  return result
}

const ATTRIBUTE_ID = /\b(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|\{\s*["']([^"']*)["']\s*\}|([^\s"'=<>`{}]+))/gi
const EXPLICIT_ID = /\{\s*#([\w:.-]+)\s*\}\s*#*\s*$/
const FOOTNOTE = /^\[\^([^\]]+)\]/

/** Fragments beside the headings' slugs: HTML and JSX ids and names, `{#custom}` behind a heading, footnotes. */
export function extractAnchors(page: Page): AnchorFact[] {
  const anchors: AnchorFact[] = []
  for (const type of [Node.html, Node.mdxJsxFlowElement, Node.mdxJsxTextElement]) {
    for (const node of nodesOf(page, type)) {
      const source = type === Node.html ? sourceOf(page, node) : openingTag(sourceOf(page, node))
      if (source.startsWith('<!--')) continue
      for (const match of source.matchAll(ATTRIBUTE_ID)) {
        const name = match[1] ?? match[2] ?? match[3] ?? match[4] ?? ''
        const start = page.tree.start[node]! + match.index
        if (name) anchors.push({ name, span: [start, start + match[0].length] })
      }
    }
  }
  for (const node of nodesOf(page, Node.heading)) {
    const source = sourceOf(page, node)
    const match = source.endsWith('}') || source.endsWith('#') ? EXPLICIT_ID.exec(source) : null
    if (match) anchors.push({ name: match[1]!, span: [page.tree.start[node]! + match.index, page.tree.end[node]!] })
  }
  for (const node of nodesOf(page, Node.footnoteDefinition)) {
    const label = FOOTNOTE.exec(sourceOf(page, node))?.[1]
    if (label)
      for (const name of [`fn-${label}`, `user-content-fn-${label}`]) anchors.push({ name, span: spanOf(page, node) })
  }
  return anchors.sort((a, b) => a.span[0] - b.span[0])
}

/** A JSX element without its children, whose attributes are nodes of their own. */
export function openingTag(source: string): string {
  let quote = ''
  let braces = 0
  for (let at = 0; at < source.length; at++) {
    const char = source[at]!
    if (quote) quote = char === quote ? '' : quote
    else if (char === '"' || char === "'") quote = char
    else if (char === '{') braces++
    else if (char === '}') braces--
    else if (char === '>' && braces <= 0) return source.slice(0, at + 1)
  }
  return source
}

/** Directives of other generators that put one page into another, each with a mark that a plain search finds. */
const INCLUDES: readonly (readonly [mark: string, pattern: RegExp])[] = [
  ['{%', /\{%\s*include/],
  ['{{<', /\{\{<\s*include/],
  ['8<--', /--8<--/],
  ['@include', /<!--\s*@include/],
]

/**
 * Whether the page can show headings that its source does not have: MDX that imports content or a component of the
 * project's own, an HTML include, a template directive.
 */
export function rendersHiddenHeadings(page: Page): boolean {
  if (page.isMdx) {
    const imports = nodesOf(page, Node.mdxjsEsm)
      .map((node) => sourceOf(page, node))
      .join('\n')
    if (/\bfrom\s*["'](?:[./~@#][^"']*)["']/.test(imports.replace(/["']@astrojs\/[^"']*["']/g, ''))) return true
    if (nodesOf(page, Node.heading).some((node) => /[{<]/.test(sourceOf(page, node)))) return true
  }
  return INCLUDES.some(([mark, pattern]) => page.text.includes(mark) && pattern.test(page.text))
}
