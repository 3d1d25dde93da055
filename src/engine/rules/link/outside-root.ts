import { decodePath } from '../../link/paths.ts'
import type { Link } from '../../link/index.ts'
import { defineRule } from '../rule.ts'
import { pathOf, placeOfPath } from './destination.ts'
import { shapeOfLink } from './shape.ts'

export default defineRule({
  id: 'link/outside-root',
  summary: 'A link that climbs out of the repository.',
  rationale: `What lies above the repository exists on one machine at most. On GitHub and on the site the link leads
nowhere.

Count the \`..\` again, or write the full address where another repository is meant. Links to pages that GitHub itself
serves above the files (\`../../issues\`, \`../../wiki\`) are accepted.`,
  severity: 'error',
  fixable: false,
  messages: { outside: 'Unexpected {url}: it climbs out of the repository, {count} above its root.' },
  *check({ index }) {
    for (const link of index.links) {
      if (link.target.state !== 'outside' || link.fact.isTemplate || shapeOfLink(link).sort !== 'plain') continue
      const { levels, rest } = climbOf(link)
      if (levels === 0 || FORGE_PAGES.has(rest[levels - 2] ?? '')) continue
      const count = levels === 1 ? '1 folder' : `${levels} folders`
      yield { at: placeOfPath(link), message: 'outside', data: { url: pathOf(link.fact.url), count } }
    }
  },
})

/**
 * On GitHub a file lies at `owner/name/blob/branch/path`, so that two levels above the root are the repository's own
 * pages, three the pages of the owner's other repositories (`../../../other/issues`). https://github.blog/news-insights/product-news/relative-links-in-markup-files/
 */
const FORGE_PAGES = new Set(
  'actions blob branches commit commits compare contributors deployments discussions edit graphs issues labels milestone milestones network packages projects pull pulls pulse raw releases security settings stargazers tags tree watchers wiki workflows'.split(
    ' ',
  ),
)

/** How far above the root a link climbs, and what it names from there. */
function climbOf({ document, fact }: Link): { readonly levels: number; readonly rest: readonly string[] } {
  const path = decodePath(pathOf(fact.url))
  const place = path.startsWith('/') ? [] : document.path.split('/').slice(0, -1)
  let levels = 0
  let rest: string[] = place
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') rest = [...rest, segment]
    else if (rest.length > 0) rest = rest.slice(0, -1)
    else levels++
  }
  return { levels, rest }
}
