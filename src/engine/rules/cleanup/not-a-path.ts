import type { ManifestEntry, ManifestPath } from '../../link/manifests.ts'
import type { Tree } from '../../model/tree.ts'
import { knownEnd } from '../link/known-end.ts'
import { defineRule, type Finding } from '../rule.ts'
import { isPlaceholder } from '../../link/manifest-entries.ts'
import { placeOfPath } from './entries.ts'

export default defineRule({
  id: 'cleanup/not-a-path',
  summary: 'A row of a cleanup manifest that names no path of the repository, or several.',
  rationale: `"Runtime pass working artifacts" is carried out by whoever feels sure what was meant. A row can be checked, before
and after, only where it names one path that everybody has.

Write one path a row, from the root or from the manifest's folder, in back-ticks or as a link. Folders and patterns
(\`scratch/*.md\`) are paths too. A path of somebody's machine is replaced by its end, where that is a file here.`,
  severity: 'error',
  fixable: false,
  messages: {
    none: '"{text}" is no path. Name the file, the folder or the pattern that is meant.',
    empty: 'This row names no path.',
    several: 'This row names {count} paths, expected one. Give each a row of its own.',
    outside: '{text} leads out of the repository.',
    machine: 'Unexpected path of one machine, {text}; expected one from the root of the repository.',
    known: 'Unexpected path of one machine, {text}; expected {known}.',
  },
  *check({ index }) {
    for (const { entries } of index.manifests) for (const entry of entries) yield* findingsOf(entry, index.tree)
  },
})

type Message = 'none' | 'empty' | 'several' | 'outside' | 'machine' | 'known'

function* findingsOf(entry: ManifestEntry, tree: Tree): Generator<Finding<Message>> {
  const { fact, paths, manifest } = entry
  const file = manifest.document.path
  if (fact.form === 'row' && paths.length !== 1) {
    const { text, span } = fact.cell
    if (paths.length > 1) yield { at: { file, span }, message: 'several', data: { count: paths.length } }
    else if (text === '') yield { at: { file, span: fact.action.span }, message: 'empty' }
    else if (!/^(?:none|nothing|n\/a|[-–—.…]+|tbd)$/i.test(text) && !/[<>{}]/.test(text))
      yield { at: { file, span }, message: 'none', data: { text } }
    return
  }
  for (const named of paths) {
    if (named.path !== undefined || isPlaceholder(named)) continue
    yield misplaced(entry, named, tree)
  }
}

const MACHINE = /^(?:\/|~|[A-Za-z]:[\\/]|\\\\|file:)/

function misplaced(entry: ManifestEntry, named: ManifestPath, tree: Tree): Finding<Message> {
  const at = placeOfPath(entry, named)
  const { text } = named.written
  if (!MACHINE.test(text)) return { at, message: 'outside', data: { text } }
  const known = knownEnd(text, tree)
  if (known === undefined) return { at, message: 'machine', data: { text } }
  const suggestion = { message: `Write ${known}`, edits: [{ ...at, text: known }] }
  const isExact = at.span[1] - at.span[0] === text.length
  return { at, message: 'known', data: { text, known }, suggestions: isExact ? [suggestion] : [] }
}
