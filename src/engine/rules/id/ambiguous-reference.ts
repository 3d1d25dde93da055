import { defineRule } from '../rule.ts'
import { nameOf } from './undefined-reference.ts'

const MOST_LISTED = 5

export default defineRule({
  id: 'id/ambiguous-reference',
  summary: 'An id that several scopes define and none around the reference does.',
  rationale: `Ids restart in every project, so \`D-005\` alone says nothing outside of the project that defines it. From
here several definitions fit equally well, and two readers will follow two of them.

It is said once for each page and id. Link to the one that is meant, move the page into its scope, or name the scopes in \`throughline.yaml\`.`,
  severity: 'warning',
  fixable: false,
  messages: { ambiguous: '{id} is defined in {count} scopes, and none of them is around this page: {scopes}.' },
  *check({ index }) {
    const said = new Set<string>()
    for (const { fact, resolution, file, span, document } of index.references) {
      if (resolution.state !== 'ambiguous' || fact.isStruck || document.role === 'specimen') continue
      // Once a page and id, and not where the page itself says what it takes the id to be.
      if (said.has(`${fact.id} ${file}`)) continue
      said.add(`${fact.id} ${file}`)
      if (document.facts.definitions.some(({ id }) => id === fact.id)) continue
      const { candidates } = resolution
      const listed = candidates.slice(0, MOST_LISTED)
      const more = candidates.length > listed.length ? `, and ${candidates.length - listed.length} more` : ''
      yield {
        at: { file, span },
        message: 'ambiguous',
        data: {
          id: fact.id,
          count: candidates.length,
          scopes: listed.map(({ scope }) => nameOf(scope)).join(', ') + more,
        },
        related: listed.map(({ id, scope, definition }) => ({ at: definition, message: `${id} of ${nameOf(scope)}` })),
      }
    }
  },
})
