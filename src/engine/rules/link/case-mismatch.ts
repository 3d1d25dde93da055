import { decodePath } from '../../link/paths.ts'
import type { Link } from '../../link/index.ts'
import { defineRule } from '../rule.ts'
import { encodePath, pathOf, placeOfPath } from './destination.ts'

export default defineRule({
  id: 'link/case-mismatch',
  summary: 'A link whose target exists only in another letter case.',
  rationale: `The link works on a Mac and on Windows, whose file systems do not tell \`Guide.md\` from \`guide.md\`, and breaks
on GitHub, in CI and on the site.

Write the path as the file is named; the fix does.`,
  severity: 'error',
  fixable: true,
  messages: { case: 'Unexpected {path}, expected {actual}: the letter case differs.' },
  *check({ index }) {
    for (const link of index.links) {
      const { target } = link
      if (target.state !== 'case') continue
      const at = placeOfPath(link)
      const text = respell(link, target.path, target.actual)
      yield {
        at,
        message: 'case',
        data: { path: target.path, actual: target.actual },
        ...(text !== undefined && { fix: { message: `Write ${target.actual}`, edits: [{ ...at, text }] } }),
      }
    }
  },
})

/** The written path with the actual names, segment by segment from the end; undefined where the two do not line up. */
function respell(link: Link, path: string, actual: string): string | undefined {
  const { fact } = link
  const { span } = placeOfPath(link)
  const written = pathOf(fact.url)
  if (span[1] - span[0] !== written.length) return undefined
  const segments = written.split('/')
  const names = path.split('/')
  const actualNames = actual.split('/')
  if (names.length !== actualNames.length) return undefined
  let name = names.length - 1
  for (let at = segments.length - 1; at >= 0 && name >= 0; at--) {
    const segment = segments[at]!
    if (segment === '' || segment === '.') continue
    if (segment === '..' || decodePath(segment) !== names[name])
      return name === names.length - 1 ? undefined : segments.join('/')
    if (actualNames[name] !== names[name]) segments[at] = encodePath(actualNames[name]!)
    name--
  }
  return segments.join('/')
}
