/** Items of lists below a heading, a leading line or an item that names the action. */
import { isAside } from '../../model/cleanup-action.ts'
import type { ManifestEntryFact } from '../../model/records.ts'
import type { Span } from '../../model/range.ts'
import { Node } from '../../parse/markdown.ts'
import { nodesOf, spanOf, type Page } from '../page.ts'
import { plainOf, stretchesOf, trimmed, type Reading, type Stretch } from './inline.ts'
import { noneNamed } from './none.ts'
import { pathsIn, saysNone, type NamedPaths } from './paths.ts'
import { actionNamed, type NamedAction, type Sections } from './sections.ts'
import { saysAbsent } from './sentences.ts'

export function listEntries(reading: Reading, sections: Sections): ManifestEntryFact[] {
  const { page } = reading
  const { tree } = page
  const entries: ManifestEntryFact[] = []
  /** What each list stands under; of a list inside of an entry nothing: it says more of the same. */
  const above = new Map<number, NamedAction | undefined>()
  /** What each item leaves to the lists inside of it. */
  const below = new Map<number, NamedAction | undefined>()
  for (const item of nodesOf(page, Node.listItem)) {
    const list = tree.parent[item]!
    if (!above.has(list)) {
      const outer = tree.parent[list]!
      above.set(list, tree.type[outer] === Node.listItem ? below.get(outer) : leadOf(reading, list, sections))
    }
    const action = above.get(list)
    const paragraph = item + 1
    if (tree.type[paragraph] !== Node.paragraph || tree.parent[paragraph] !== item) {
      below.set(item, action)
      continue
    }
    const stretches = stretchesOf(reading, paragraph)
    const text = plainOf(stretches)
    const named = action && !saysAbsent(text) ? pathsIn(stretches, false) : undefined
    const none = noneNamed(page, text, paragraph) ?? (action && saysNone(stretches) ? action : undefined)
    if (none) entries.push(entryOf(page, item, paragraph, none, text))
    else if (action && named && named.paths.length > 0) {
      const isOpen = /^(?:[-*+]|\d{1,9}[.)])[ \t]+\[ \]/.test(page.text.slice(tree.start[item], tree.start[item]! + 20))
      entries.push(entryOf(page, item, paragraph, isOpen ? { ...action, isPlanned: true } : action, text, named))
    } else below.set(item, saysAbsent(text) ? undefined : actionBelow(page, text, spanOf(page, paragraph), action))
  }
  return entries
}

/** The paragraph right above a list speaks for it, where it ends with a colon; else the heading does. */
function leadOf(reading: Reading, list: number, sections: Sections): NamedAction | undefined {
  const { page } = reading
  const { tree } = page
  let before = list - 1
  while (before > 0 && tree.parent[before] !== tree.parent[list]) before = tree.parent[before]!
  const section = sections.at(tree.start[list]!)
  if (before <= 0 || tree.type[before] !== Node.paragraph) return section
  const text = plainOf(stretchesOf(reading, before))
  return text.endsWith(':') ? actionBelow(page, text, spanOf(page, before), section) : section
}

/** A line of some words names an action, or something else altogether; else what stands above it goes on. */
function actionBelow(page: Page, text: string, span: Span, action: NamedAction | undefined): NamedAction | undefined {
  return actionNamed(page, text, span) ?? (isAside(text) ? undefined : action)
}

function entryOf(
  page: Page,
  item: number,
  paragraph: number,
  { written, isPlanned }: NamedAction,
  text: string,
  { paths, destination, comment }: NamedPaths = { paths: [], comment: [] },
): ManifestEntryFact {
  const rationale = remarkIn(comment)
  const place = trimmed(page, spanOf(page, paragraph))
  return {
    form: 'item',
    action: written,
    ...(isPlanned && { isPlanned }),
    paths,
    cell: { text, span: place },
    ...(rationale && { rationale }),
    ...(destination && { destination }),
    span: [page.tree.start[item]!, place[1]],
  }
}

/** What follows the path, without the brackets or the dash that set it apart. */
function remarkIn(comment: readonly Stretch[]): ManifestEntryFact['rationale'] {
  const text = plainOf(
    comment.map((stretch) => (stretch.sort === 'words' ? { ...stretch, text: `${stretch.text} ` } : stretch)),
  ).replace(/^[\s([—–:,-]+|[)\]\s]+$/g, '')
  const [first, last] = [comment[0], comment.at(-1)]
  return text === '' || !first || !last ? undefined : { text, span: [first.span[0], last.span[1]] }
}
