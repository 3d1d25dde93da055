import type { Document } from '../../link/index.ts'
import { namesOf, nearestName, withoutOutlineNumber, type Names } from '../nearest.ts'
import { defineRule } from '../rule.ts'
import { pathOf, placeOfFragment, placeOfUrl } from './destination.ts'
import { shapeOfLink } from './shape.ts'

export default defineRule({
  id: 'link/missing-anchor',
  summary: 'A link to a heading or anchor that its target does not have.',
  rationale: `The page opens at its top, and the reader searches for a section that was renamed or never written. A
heading's anchor is made from its text, as GitHub and Starlight do it: changing a heading breaks every link to it.

Point the link at the section that was meant; the closest anchor is suggested. HTML ids, footnotes and \`{#custom}\`
ids count as anchors.`,
  severity: 'error',
  fixable: false,
  messages: {
    missing: '{path} has no anchor #{fragment}.',
    near: '{path} has no anchor #{fragment}; did you mean #{nearest}?',
  },
  *check({ index }) {
    const nearestAnchor = nearestAnchorIn()
    for (const link of index.links) {
      const { target, file, fact } = link
      if ((target.state !== 'found' && target.state !== 'case') || target.hasAnchor !== false) continue
      if (shapeOfLink(link).sort !== 'plain' || link.document.role === 'archive') continue
      // The rules of reviews hold a record to its sections.
      if (index.reviews.isOfRow(link)) continue
      const path = target.state === 'case' ? target.actual : target.path
      const fragment = target.fragment ?? ''
      const own = placeOfFragment(link)
      const at = own ?? placeOfUrl(link)
      const document = index.document(path)
      const nearest = document && nearestAnchor(document, fragment)
      if (nearest === undefined) {
        yield { at, message: 'missing', data: { path, fragment } }
        continue
      }
      const text = own ? `#${nearest.name}` : `${pathOf(fact.url)}#${nearest.name}`
      yield {
        at,
        message: 'near',
        data: { path, fragment, nearest: nearest.name },
        related: [{ at: { file: path, span: nearest.span }, message: `#${nearest.name} is here` }],
        suggestions: [{ message: `Link to #${nearest.name}`, edits: [{ file, span: at.span, text }] }],
      }
    }
  },
})

interface Anchor {
  readonly name: string
  readonly span: readonly [start: number, end: number]
}

/** A document's anchors, with their names prepared for searching. */
interface Anchors {
  readonly byName: ReadonlyMap<string, Anchor>
  readonly plain: Names
  /** Prepared with the first search that needs it. */
  unnumbered?: Names
}

/** Searches the anchors of documents; a document's are collected once, an answer is kept. */
function nearestAnchorIn(): (document: Document, fragment: string) => Anchor | undefined {
  const collected = new Map<string, Anchors>()
  const answers = new Map<string, Anchor | undefined>()
  return (document, fragment) => {
    const key = `${document.path}#${fragment}`
    if (answers.has(key)) return answers.get(key)
    let anchors = collected.get(document.path)
    if (!anchors) collected.set(document.path, (anchors = collect(document)))
    const name =
      nearestName(fragment, anchors.plain) ?? withoutNumber(fragment, anchors) ?? extension(fragment, anchors)
    const answer = name === undefined ? undefined : anchors.byName.get(name)
    answers.set(key, answer)
    return answer
  }
}

function collect({ facts }: Document): Anchors {
  const byName = new Map<string, Anchor>()
  const all = [...facts.headings.map(({ slug, span }) => ({ name: slug, span })), ...facts.anchors]
  for (const { name, span } of all) if (name !== '' && !byName.has(name)) byName.set(name, { name, span })
  return { byName, plain: namesOf(byName.keys()) }
}

/** `#7-crew` for `#6-crew`: outlines are renumbered more often than reworded. */
function withoutNumber(fragment: string, anchors: Anchors): string | undefined {
  anchors.unnumbered ??= namesOf(anchors.byName.keys(), withoutOutlineNumber)
  return nearestName(fragment, anchors.unnumbered)
}

/** Every name is looked at for every fragment: in a page with more headings than this, not. */
const MOST_EXTENDED = 500

/** The one anchor that goes on where the fragment ends, or that the fragment goes on from: `#rollback-plan` for `#rollback`. */
function extension(fragment: string, { byName }: Anchors): string | undefined {
  if (byName.size > MOST_EXTENDED) return undefined
  const isMostOfIt = (name: string) => name.length * 2 >= fragment.length && fragment.startsWith(`${name}-`)
  const found = [...byName.keys()].filter((name) => name.startsWith(`${fragment}-`) || isMostOfIt(name))
  return found.length === 1 ? found[0] : undefined
}
