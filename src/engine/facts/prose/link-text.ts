import type { ProseFact } from '../../model/prose.ts'
import { Node } from '../../parse/markdown.ts'
import { nodesOf, plainText, spanOf, type Page } from '../page.ts'

const VAGUE = new Set(
  'here|click here|this|that|link|this link|the link|this page|this document|this doc|this file|more|read more|see more|learn more|more info|more information|see here|details|page|doc'.split(
    '|',
  ),
)

/** A link is often read without its sentence: by a screen reader, in a list of links, in a search. */
export function vagueLinks(page: Page): ProseFact[] {
  return [...nodesOf(page, Node.link), ...nodesOf(page, Node.linkReference)].flatMap((node): ProseFact[] => {
    const text = plainText(page, node).trim()
    if (text.length > 20 || !VAGUE.has(text.toLowerCase().replace(/[.!…]+$/, ''))) return []
    const span = spanOf(page, node)
    // A table of contents repeats what the headings say.
    if (page.text.startsWith('](#', span[0] + 1 + text.length)) return []
    return [{ sort: 'link-text', text, span, sentence: span }]
  })
}
