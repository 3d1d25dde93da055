import type { IdToken } from '../kinds/ids.ts'
import { Node } from '../parse/markdown.ts'
import { nodesOf, sourceOf, type Page } from './page.ts'

/** What a sentence says that tells of what was once. */
const ONCE =
  /\b(?:supers?[ec]+d\w*|replace[sd]|replacements?|formerly|former|previous(?:ly)?|originally|earlier|used to|no longer|instead of|in place of|rather than|rejected|dropped|abandoned|obsolet\w*|histor(?:y|ical|ically)|deprecated|withdr[ae]wn?|amend(?:s|ed|ments?)|retired|revoked|rescinded|reversed|overturned|overrid\w*|overruled|reopened|at the time|back then|predecessors?|legacy|changed (?:from|by)|moved (?:away )?from|migrated from|switched from|prior to|archived|was once|until then)\b/i

/** Headings under which everything was once. */
const PAST =
  /\b(?:history|historical|change[ -]?log|revisions?|release notes|(?:execution|run|session|work|activity|progress|update|audit|version)[ -]logs?|superseded|replaced|previous|past|former|archived?|retired|obsolete|deprecated|rejected|withdrawn|timeline|retrospective)\b/i

/** How far a sentence is read to either side of the id. */
const REACH = 300

/** Whether a decision that the page mentions is told of as something past. `leaf` is the text that holds the id. */
export function historyOf(page: Page): (leaf: number, token: IdToken) => boolean {
  let past: (readonly [number, number])[] | undefined
  let next = 0
  // Asked in the order of the text.
  return (leaf, token) => {
    past ??= pastSections(page)
    while (next < past.length && past[next]![1] <= token.start) next++
    return (
      (past[next]?.[0] ?? Infinity) <= token.start ||
      ONCE.test(sentenceAround(page, leaf, token)) ||
      isIntroducedAsPast(page, leaf)
    )
  }
}

/** In order; what lies in another one is left out. */
function pastSections(page: Page): [number, number][] {
  const { tree, text } = page
  const sections: [number, number][] = []
  let depth = 0
  for (const node of nodesOf(page, Node.heading)) {
    if (depth > 0 && tree.depthOf(node) > depth) continue
    if (depth > 0) sections.at(-1)![1] = tree.start[node]!
    depth = PAST.test(sourceOf(page, node)) ? tree.depthOf(node) : 0
    if (depth > 0) sections.push([tree.start[node]!, text.length])
  }
  return sections
}

const SENTENCE_END = /[.!?](?=\s)/g

/** The sentence inside of its paragraph or heading; in a table the row, for its cells speak of one thing. */
function sentenceAround({ tree, text }: Page, leaf: number, { start, end }: IdToken): string {
  let block = tree.parent[leaf]!
  let row = block
  for (; row !== 0 && tree.type[row] !== Node.tableRow; row = tree.parent[row]!)
    if (tree.type[row] === Node.paragraph || tree.type[row] === Node.heading) block = row
  if (row !== 0) return text.slice(Math.max(tree.start[row]!, start - REACH), Math.min(tree.end[row]!, end + REACH))
  const before = text.slice(Math.max(tree.start[block]!, start - REACH), start)
  const after = text.slice(end, Math.min(tree.end[block]!, end + REACH))
  const from = [...before.matchAll(SENTENCE_END)].at(-1)?.index ?? -1
  const to = after.search(/[.!?](?=\s)/)
  return before.slice(from + 1) + text.slice(start, end) + (to === -1 ? after : after.slice(0, to))
}

/** By the line in front of its list, which ends with a colon; by the head of its table; or in a quotation. */
function isIntroducedAsPast({ tree, text }: Page, leaf: number): boolean {
  let list = -1
  for (let node = tree.parent[leaf]!; node !== 0; node = tree.parent[node]!) {
    const type = tree.type[node]
    if (type === Node.list) list = node
    else if (type === Node.table)
      return ONCE.test(text.slice(tree.start[node + 1], Math.min(tree.end[node + 1]!, tree.start[node]! + REACH)))
    else if (type === Node.blockquote && !ALERT.test(text.slice(tree.start[node], tree.start[node]! + LONGEST_ALERT)))
      return true
  }
  if (list === -1) return false
  const above = text.slice(Math.max(0, tree.start[list]! - REACH), tree.start[list]).trimEnd()
  return above.endsWith(':') && ONCE.test(above.slice(Math.max(above.lastIndexOf('\n'), above.lastIndexOf('\r')) + 1))
}

/** `> [!NOTE]`, https://github.com/orgs/community/discussions/16925: a call-out and no quotation. */
const ALERT = /^>\s*(?:\[!|\*\*|⚠|ℹ|💡|📝)/u
const LONGEST_ALERT = 12
