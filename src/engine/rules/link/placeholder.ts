import { defineRule } from '../rule.ts'
import { encodePath, placeOfUrl, relativePath, tailOf } from './destination.ts'
import { shapeOfLink } from './shape.ts'
import { isTemplate } from '../../link/roles.ts'
import type { Document } from '../../link/index.ts'

export default defineRule({
  id: 'link/placeholder',
  summary: 'A link whose destination is a template that nobody filled in.',
  rationale: `\`[RFC](LINK_TO_THIS_RFC)\`, \`[PR](TODO)\`, \`[spec](./{slug}.md)\`: the sentence looks finished, the link leads
nowhere.

Write the destination, or take the link out until there is one. Templates and examples (files named so, folders of that
name) and destinations that a template engine fills are accepted.`,
  severity: 'warning',
  fixable: false,
  messages: {
    placeholder: 'Unexpected placeholder {text} in a link, expected its destination.',
    empty: 'Unexpected link without a destination.',
  },
  *check({ index }) {
    for (const link of index.links) {
      const shape = shapeOfLink(link)
      if (shape.sort !== 'placeholder' || link.fact.isTemplate || isSpecimen(link.document)) continue
      // An empty `href` or `src` is filled by a script.
      if (shape.text === '' && link.fact.form !== 'html')
        yield { at: { file: link.file, span: link.fact.span }, message: 'empty' }
      if (shape.text === '') continue
      const at = placeOfUrl(link)
      const data = { text: shape.text }
      // `{project_root}/docs/a.md`: what follows the placeholder is often a path from the root.
      const rest = /^(?:\{[^{}/]*\}|<[^<>/]*>)\/([^{}<>#?]+)/.exec(link.fact.url)?.[1]?.replace(/\/$/, '')
      if (rest === undefined || index.tree.kindOf(rest) === undefined) yield { at, message: 'placeholder', data }
      else {
        const text = encodePath(relativePath(link.file, rest)) + tailOf(link.fact.url)
        yield {
          at,
          message: 'placeholder',
          data,
          suggestions: [{ message: `Link to ${rest}`, edits: [{ ...at, text }] }],
        }
      }
    }
  },
})

/** Templates, examples, instructions that a tool follows, and copies of all these. */
function isSpecimen({ path, role }: Document): boolean {
  return role === 'specimen' || role === 'past' || isTemplate(path)
}
