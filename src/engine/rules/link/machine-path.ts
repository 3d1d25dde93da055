import type { Index } from '../../link/index.ts'
import { defineRule } from '../rule.ts'
import { placeOfUrl, relativePath, encodePath } from './destination.ts'
import { knownEnd } from './known-end.ts'
import { isMachinePath, shapeOfLink } from './shape.ts'

export default defineRule({
  id: 'link/machine-path',
  summary: "An absolute path of somebody's machine.",
  rationale: `\`/Users/maria/work/plan.md\` exists on Maria's machine. For everybody else the link is dead and the command fails,
and the path gives away a name.

Write the path from the repository's root, or a placeholder such as \`<checkout>/plan.md\`. Where the end of the path is a
file of this repository, it is suggested.`,
  severity: 'warning',
  fixable: false,
  messages: {
    machine: 'Unexpected path of one machine, {path}; expected one that holds everywhere.',
    known: 'Unexpected path of one machine, {path}; expected {known}.',
  },
  *check({ index }) {
    for (const link of index.links) {
      const { fact, document } = link
      if (!isMachinePath(fact.url) || shapeOfLink(link).sort !== 'machine') continue
      const at = placeOfUrl(link)
      const known = knownEnd(fact.url, index.tree)
      if (known === undefined) yield { at, message: 'machine', data: { path: fact.url } }
      else
        yield {
          at,
          message: 'known',
          data: { path: fact.url, known },
          suggestions: [
            { message: `Link to ${known}`, edits: [{ ...at, text: encodePath(relativePath(document.path, known)) }] },
          ],
        }
    }
    const inManifests = startsInManifests(index)
    for (const { path: file, facts } of index.documents) {
      for (const { sort, text, span } of facts.marks) {
        if (sort !== 'machine-path' || inManifests.has(`${span[0]} ${file}`)) continue
        const at = { file, span }
        const known = knownEnd(text, index.tree)
        if (known === undefined) yield { at, message: 'machine', data: { path: text } }
        else
          yield {
            at,
            message: 'known',
            data: { path: text, known },
            suggestions: [{ message: `Write ${known}`, edits: [{ ...at, text: known }] }],
          }
      }
    }
  },
})

/** Where manifests name their paths: what is no path of the repository there is `cleanup/not-a-path`. */
function startsInManifests({ manifests }: Index): ReadonlySet<string> {
  const paths = manifests.flatMap(({ entries }) =>
    entries.flatMap((entry) => entry.paths.map((named) => [entry, named] as const)),
  )
  return new Set(paths.map(([entry, { written }]) => `${written.span[0]} ${entry.manifest.document.path}`))
}
