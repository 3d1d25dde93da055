import { defineRule } from '../rule.ts'
import { placeOfUrl } from './destination.ts'
import { shapeOfLink } from './shape.ts'

export default defineRule({
  id: 'link/malformed-url',
  summary: 'A link whose destination is misspelled in its form.',
  rationale: `Doubled brackets, a second \`#\`, a line number behind a path, a scheme with a letter too few: slips of the pen
that Markdown takes literally, so that the link leads nowhere.

Take the suggestion, which is the destination without the slip.`,
  severity: 'warning',
  fixable: false,
  messages: {
    malformed: 'Unexpected {fault} in the link {url}.',
    mended: 'Unexpected {fault} in the link {url}, expected {mended}.',
  },
  *check({ index }) {
    for (const link of index.links) {
      const shape = shapeOfLink(link)
      if (shape.sort !== 'malformed') continue
      const { fault, mended } = shape
      const { url } = link.fact
      const at = placeOfUrl(link)
      if (mended === undefined) yield { at, message: 'malformed', data: { fault, url } }
      else
        yield {
          at,
          message: 'mended',
          data: { fault, url, mended },
          suggestions: [{ message: `Write ${mended}`, edits: [{ ...at, text: mended }] }],
        }
    }
  },
})
