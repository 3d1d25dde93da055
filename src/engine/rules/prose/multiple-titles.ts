import { defineRule } from '../rule.ts'
import type { FileFacts, HeadingFact } from '../../model/facts.ts'
import { positionAt, type Span } from '../../model/range.ts'

export default defineRule({
  id: 'prose/multiple-titles',
  summary: 'A page with more than one heading of the first level.',
  rationale: `The first level is the title of the page. A second one makes two pages of it, for a screen reader, for the outline and
for a search.

Below \`src/content/docs\`, where Starlight shows the title of the frontmatter as a heading, that one is the first.`,
  severity: 'warning',
  fixable: false,
  messages: {
    second: 'Unexpected heading of the first level "{text}", expected one on a page.',
    matter: 'Unexpected heading of the first level "{text}": the title of the frontmatter is shown as one.',
  },
  *check({ index }) {
    // Prose is read where it is asked for.
    if (!index.config.prose) return
    for (const { path: file, facts } of index.documents) {
      const titles = facts.headings.filter((heading) => isTitle(heading, facts))
      const matter = STARLIGHT.test(file) ? titleOf(facts) : undefined
      const [first, second] = titles
      const extra = matter ? first : second
      if (!extra) continue
      const earlier = matter ?? first!.span
      yield {
        at: { file, span: extra.span },
        message: matter ? 'matter' : 'second',
        data: { text: extra.text },
        related: [{ at: { file, span: earlier }, message: 'The title' }],
      }
    }
  },
})

const STARLIGHT = /(?:^|\/)src\/content\/docs\//

/** What is indented is a comment of code that lacks its fence, or a quotation; without a letter it is a form to fill in. */
function isTitle({ depth, text, span }: HeadingFact, { lineStarts }: FileFacts): boolean {
  return depth === 1 && /\p{L}/u.test(text) && positionAt(lineStarts, span[0]).column === 1
}

function titleOf({ frontmatter }: FileFacts): Span | undefined {
  if (typeof frontmatter?.data['title'] !== 'string') return undefined
  return frontmatter.places.find(({ pointer }) => pointer === '/title')?.value
}
