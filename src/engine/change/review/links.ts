/** Links that lead elsewhere under the same words, and anchors that somebody linked to and that are gone. */
import { groupBy } from '../../model/group-by.ts'
import { lineAt } from '../../model/range.ts'
import type { Link } from '../../link/index.ts'
import type { CorpusChange, Revision } from '../revision.ts'
import type { LinkChanges, LostAnchor, MovedLink } from './packet.ts'
import type { ChangedPage } from './pages.ts'
import type { PageText } from './sections.ts'

export function linkChanges(pages: readonly ChangedPage[], change: CorpusChange): LinkChanges {
  const { before, after, renamed } = change
  const links = {
    before: groupBy(before.index.links, ({ file }) => file),
    after: groupBy(after.index.links, ({ file }) => file),
  }
  const moved: MovedLink[] = []
  let [added, removed] = [0, 0]
  for (const page of pages) {
    const gone = page.before ? readLinks(links.before.get(page.before.file) ?? [], before, renamed) : []
    const come = page.after ? readLinks(links.after.get(page.after.file) ?? [], after, new Map()) : []
    const rest = withoutEqual(gone, come, ({ label, target }) => `${label}\0${target}`)
    const open = groupBy(rest.gone, ({ label }) => label)
    const paired = new Set<ReadLink>()
    const isNew = rest.come.filter((link) => {
      const was = link.label === '' ? undefined : open.get(link.label)?.shift()
      if (!was) return true
      paired.add(was)
      if (was.target !== link.target) moved.push(movedLink(was, link, after))
      return false
    })
    added += isNew.filter(({ isToPage }) => isToPage).length
    removed += rest.gone.filter((link) => !paired.has(link) && link.isToPage).length
  }
  return { moved, added, removed, ...lostAnchors(pages, change) }
}

interface ReadLink {
  readonly link: Link
  readonly label: string
  /** Where it leads, by the names of the corpus after. */
  readonly target: string
  readonly isToPage: boolean
}

function readLinks(links: readonly Link[], { tree }: Revision, renamed: ReadonlyMap<string, string>): ReadLink[] {
  const text = links.length === 0 ? '' : (tree.textOf(links[0]!.file) ?? '')
  return links.map((link) => {
    const { target, fact, file } = link
    const path = 'path' in target ? target.path : undefined
    const fragment = /#.*/.exec(fact.url)?.[0] ?? ''
    const home = renamed.get(file) ?? file
    return {
      link,
      label: labelOf(text, link),
      target: path === undefined ? fact.url : `${renamed.get(path) ?? path}${fragment}`,
      isToPage: path !== undefined && (renamed.get(path) ?? path) !== home,
    }
  })
}

/** The words in the brackets; of a definition its label. An address that stands for itself has none. */
function labelOf(text: string, { fact: { span, urlSpan } }: Link): string {
  const words = text.slice(span[0], urlSpan[0]).replace(/\]\(?:?\s*<?$/, '')
  return words
    .replace(/^!?\[|^<|[\s*_`]+/g, ' ')
    .trim()
    .slice(0, LONGEST)
}

const LONGEST = 120

function withoutEqual(
  before: readonly ReadLink[],
  after: readonly ReadLink[],
  keyOf: (link: ReadLink) => string,
): { readonly gone: readonly ReadLink[]; readonly come: readonly ReadLink[] } {
  const waiting = groupBy(before, keyOf)
  const kept = new Set<ReadLink>()
  const come = after.filter((link) => {
    const same = waiting.get(keyOf(link))?.shift()
    if (same) kept.add(same)
    return !same
  })
  return { gone: before.filter((link) => !kept.has(link)), come }
}

function movedLink(was: ReadLink, { link, label, target }: ReadLink, { index }: Revision): MovedLink {
  const starts = index.document(link.file)?.facts.lineStarts ?? [0]
  return { at: { file: link.file, line: lineAt(starts, link.span[0]) + 1 }, label, before: was.target, after: target }
}

function lostAnchors(
  pages: readonly ChangedPage[],
  { before, after, renamed }: CorpusChange,
): Pick<LinkChanges, 'anchors' | 'unused'> {
  const broken = new Set(
    after.index.links.flatMap(({ file, target }) =>
      target.state === 'found' && target.hasAnchor === false ? [`${file}\0${target.path}#${target.fragment}`] : [],
    ),
  )
  const anchors: LostAnchor[] = []
  let unused = 0
  for (const page of pages) {
    // Who links to a page that is gone is told with the page.
    if (!page.before || !page.after || page.after.facts.hasOpenAnchors) continue
    const left = new Set(anchorsOf(page.after))
    const { file } = page.before
    const asking = groupBy(before.index.linksTo(file), ({ target }) =>
      'fragment' in target ? target.fragment : undefined,
    )
    for (const anchor of new Set(anchorsOf(page.before))) {
      if (left.has(anchor)) continue
      const linkedFrom = (asking.get(anchor) ?? []).filter(({ document }) => document.role === 'record')
      if (linkedFrom.length === 0) {
        unused++
        continue
      }
      anchors.push({
        file,
        anchor,
        linkedFrom: linkedFrom.map((link) => ({
          file: link.file,
          line: lineAt(link.document.facts.lineStarts, link.span[0]) + 1,
          isBroken: broken.has(`${renamed.get(link.file) ?? link.file}\0${page.after!.file}#${anchor}`),
        })),
      })
    }
  }
  return { anchors, unused }
}

function anchorsOf({ facts }: PageText): string[] {
  return [...facts.headings.map(({ slug }) => slug), ...facts.anchors.map(({ name }) => name)]
}
