import type { DefinitionFact, ReferenceFact } from '../model/facts.ts'
import { Node } from '../parse/markdown.ts'
import { idOf, type IdToken } from '../kinds/ids.ts'
import { kindOfFamily } from '../kinds/lookup.ts'
import { historyOf } from './history.ts'
import { isInside, leafAt, tokenFrom, type Page } from './page.ts'

/** Every id that the page mentions in prose, code spans, link texts and cells, its own definitions left out. */
export function extractReferences(
  page: Page,
  definitions: readonly DefinitionFact[],
  expects: ReadonlyMap<number, string>,
): ReferenceFact[] {
  const declared = new Set(definitions.map((definition) => definition.span[0]))
  const references: ReferenceFact[] = []
  const isPast = historyOf(page)
  for (const token of page.tokens) {
    if (declared.has(token.start)) continue
    const leaf = leafAt(page, token.start)
    if (leaf === -1 || !counts(page, leaf, token)) continue
    const isStruck = isInside(page.tree, leaf, Node.delete)
    const reference = referenceOf(token, placeOf(page, leaf), isStruck, expects.get(token.start))
    const inHistory = kindOfFamily(token.parts.family) === 'decision' && (isStruck || isPast(leaf, token))
    references.push(inHistory ? { ...reference, inHistory } : reference)
  }
  return references
}

export function referenceOf(
  token: IdToken,
  place: ReferenceFact['place'],
  isStruck: boolean,
  expects?: string,
): ReferenceFact {
  return {
    id: token.form === 'wildcard' ? `${token.parts.family}*` : idOf(token.parts),
    parts: token.parts,
    form: token.form,
    ...(token.to ? { to: { id: idOf(token.to), parts: token.to } } : {}),
    span: [token.start, token.end],
    place,
    ...(expects === undefined ? {} : { expects }),
    isStruck,
  }
}

/** Not in an address; and in a code span only where the span is made of ids: a command or a path mentions none. */
function counts(page: Page, leaf: number, token: IdToken): boolean {
  const { tree, text } = page
  if (tree.type[leaf] === Node.inlineCode) return isIdSpan(page, leaf)
  const parent = tree.parent[leaf]!
  if (tree.type[parent] === Node.link && text[tree.start[parent]!] !== '[') return false
  return !isInAddress(text, token.start)
}

function isIdSpan(page: Page, leaf: number): boolean {
  const start = page.tree.start[leaf]!
  const end = page.tree.end[leaf]!
  let rest = ''
  let at = start
  for (let i = tokenFrom(page, start); i < page.tokens.length && page.tokens[i]!.start < end; i++) {
    rest += page.text.slice(at, page.tokens[i]!.start)
    at = Math.min(end, page.tokens[i]!.end)
  }
  return /^[\s`,;:/&+()[\]*.-]*$/.test(rest + page.text.slice(at, end))
}

/** Inside a word with `://` or a leading `www.`: an address that GFM did not make a link of. */
function isInAddress(text: string, offset: number): boolean {
  let start = offset
  while (start > 0 && offset - start < 200 && !/[\s<>()"'|]/.test(text[start - 1]!)) start--
  return start < offset && /:\/\/|^www\./.test(text.slice(start, offset))
}

function placeOf(page: Page, leaf: number): ReferenceFact['place'] {
  const { tree } = page
  for (let node = tree.parent[leaf]!; node !== 0 && node < tree.count; node = tree.parent[node]!) {
    if (tree.type[node] === Node.tableCell) return 'cell'
    if (tree.type[node] === Node.heading) return 'heading'
  }
  return tree.type[leaf] === Node.inlineCode ? 'code' : 'prose'
}
