import { cleanupRecord } from '../../link/cleanup-record.ts'
import { dependentsIn, type Dependent } from '../../link/dependents.ts'
import type { Index } from '../../link/index.ts'
import { gatePlaces, gatesDo, siteOf } from '../durable/naming.ts'
import { defineRule, type Finding } from '../rule.ts'
import { filesOf, heldEntries, leaves, type HeldEntry } from '../../link/manifest-entries.ts'
import { placeOfPath } from './entries.ts'

export default defineRule({
  id: 'cleanup/breaks-evidence',
  summary: 'A cleanup that takes away what a gate, a piece of evidence or a link still needs.',
  rationale: `A file looks like scratch to whoever closes the phase, and a gate reads it that somebody else wrote. After the
cleanup the gate fails for everybody, or, worse, takes the missing file for an empty one and passes for ever.

Keep the file, or change first what needs it. A manifest with the status \`planned\` is carried out on paper: gates with all that
their scripts read, evidence and links count, except those in files that go by the same manifest. A manifest that has been
carried out is held to what gates and evidence still name; links are \`link/missing-file\`'s then. \`throughline cleanup\` shows the
same for any manifest, with everything that would follow.`,
  severity: 'error',
  fixable: false,
  messages: {
    would: '{path} is still needed: {first}{more}. Keep it, or change first what needs it.',
    has: '{path} was {past}, and is still needed: {first}{more}. Bring it back, or change what needs it.',
  },
  *check({ index }) {
    if (index.manifests.length === 0) return
    const dependents = dependentsIn(index)
    for (const manifest of index.manifests) {
      const leaving = heldEntries(manifest).filter(({ entry }) => leaves(entry))
      const going = new Set(leaving.flatMap(({ entry, named }) => (entry.isPlanned ? filesOf(named, index.tree) : [])))
      for (const each of leaving) yield* findingsOf(each, index, going, dependents)
    }
  },
})

const MOST_PLACES = 20

function* findingsOf(
  { entry, named }: HeldEntry,
  index: Index,
  going: ReadonlySet<string>,
  dependents: (path: string) => readonly Dependent[],
): Generator<Finding<'would' | 'has'>> {
  const { isPlanned, action } = entry
  const isGone = !isPlanned && !named.isGlob && index.tree.kindOf(named.path) === undefined
  if (!isPlanned && !isGone) return
  // Who brought it back, or took it away anew, speaks for it now.
  if (
    isGone &&
    !cleanupRecord(index)
      .latestAbout(named.path)
      .some((latest) => latest.entry.manifest === entry.manifest)
  )
    return
  const paths = isPlanned ? [...filesOf(named, index.tree), named.path] : [named.path]
  const needing = [...new Set(paths)]
    .flatMap((path) => [...dependents(path)])
    .filter(
      ({ sort, at }) =>
        !going.has(at.file) && at.file !== entry.manifest.document.path && (isPlanned || sort !== 'link'),
    )
  const [first] = needing
  if (!first) return
  const others = needing.length - 1
  yield {
    at: placeOfPath(entry, named),
    message: isPlanned ? 'would' : 'has',
    data: {
      path: named.path,
      past: action === 'delete' ? 'deleted' : action === 'move' ? 'moved' : 'archived',
      first: needOf(first),
      more: others === 0 ? '' : others === 1 ? ', and 1 more place' : `, and ${others} more places`,
    },
    related: needing.flatMap((each) => [...placesOf(each)]).slice(0, MOST_PLACES),
  }
}

function needOf(dependent: Dependent): string {
  const { file } = dependent.at
  if (dependent.sort === 'gate') return `${gatesDo(dependent.named)} it`
  return dependent.sort === 'evidence'
    ? `the ${siteOf(dependent.evidence)} in ${file} rests on it`
    : `${file} links to it`
}

function* placesOf(dependent: Dependent): Generator<NonNullable<Finding['related']>[number]> {
  const { at } = dependent
  if (dependent.sort === 'gate') {
    const { does, swallowed } = dependent.named
    const verb = does === 'run' ? 'run' : does === 'import' ? 'imported' : 'read'
    yield { at, message: `It is ${verb} here${swallowed ? ', and its absence is swallowed' : ''}.` }
    yield* gatePlaces(dependent.named)
  } else
    yield { at, message: dependent.sort === 'evidence' ? 'Evidence rests on it here.' : 'A link leads to it here.' }
}
