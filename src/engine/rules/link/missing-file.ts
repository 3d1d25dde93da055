import type { Document } from '../../link/index.ts'
import { defineRule } from '../rule.ts'
import { destinationOf, pathOf, placeOfPath, placeOfUrl } from './destination.ts'
import { nearestPathIn } from './nearest-path.ts'
import { shapeOfLink } from './shape.ts'
import { isTemplate } from '../../link/roles.ts'

export default defineRule({
  id: 'link/missing-file',
  summary: 'A link to a file or folder that does not exist.',
  rationale: `A reader who follows the link in an incident finds nothing, and nobody notices before. Most such links
break when a file is moved or renamed, or were written for a file that never came.

Point the link at the file that was meant. Where the page is still to be written, say so in words and leave the link
out. A suggestion names the nearest existing path: the same name elsewhere, or a name within a few letters.

Templates (files named so, folders of that name) are accepted: their links hold where the copy will stand. So are archives,
which say what was true once.`,
  severity: 'error',
  fixable: false,
  messages: {
    missing: '{path} does not exist.',
    elsewhere: '{path} does not exist; did you mean {nearest}?',
  },
  *check({ index }) {
    const nearestPath = nearestPathIn(index.tree)
    for (const link of index.links) {
      const { target, fact } = link
      if (target.state !== 'missing' || shapeOfLink(link).sort !== 'plain' || isLeftAlone(link.document)) continue
      // The rules of reviews hold a record to its sections.
      if (index.reviews.isOfRow(link)) continue
      const found = nearestPath(target.path)
      // A page that has the name of what it links to is not what it links to.
      const nearest = found === link.file ? undefined : found
      const url = nearest === undefined ? undefined : destinationOf(link, target.path, nearest)
      const at = placeOfPath(link)
      if (nearest === undefined || url === undefined) {
        yield { at, message: 'missing', data: { path: target.path } }
        continue
      }
      // Only the path is replaced where its place is known, so that an edit says no more than it does.
      const isPath = at.span[1] - at.span[0] === pathOf(fact.url).length
      const edit = isPath
        ? { file: at.file, span: at.span, text: pathOf(url) }
        : { file: link.file, span: placeOfUrl(link).span, text: url }
      yield {
        at,
        message: 'elsewhere',
        data: { path: target.path, nearest },
        suggestions: [{ message: `Link to ${nearest}`, edits: [edit] }],
      }
    }
  },
})

function isLeftAlone({ path, role }: Document): boolean {
  return role === 'archive' || isTemplate(path)
}
