import type { ProseFact } from '../../model/prose.ts'
import { Node } from '../../parse/markdown.ts'
import { nodesOf, spanOf, type Page } from '../page.ts'

const FENCE = /^(`{3,}|~{3,})[ \t]*(?=[\r\n]|$)/

/** Blocks between fences that do not say which language they are in. Each is told by its first line. */
export function fencesWithoutLanguage(page: Page): ProseFact[] {
  return nodesOf(page, Node.code).flatMap((node): ProseFact[] => {
    const [start, end] = spanOf(page, node)
    const fence = FENCE.exec(page.text.slice(start, Math.min(end, start + LONGEST_FENCE)))?.[1]
    if (fence === undefined || page.tree.codeOf(node).trim() === '') return []
    const span = [start, start + fence.length] as const
    return [{ sort: 'fence', text: fence, span, sentence: span }]
  })
}

const LONGEST_FENCE = 200
