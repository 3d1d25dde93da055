/** Pages that were added, removed, renamed or changed, section by section, in words. */
import type { Index } from '../../link/index.ts'
import type { ChangedTexts, CorpusChange } from '../revision.ts'
import type { PageChange, SectionChange } from './packet.ts'
import { untoldBlocks, type ToldIds, type UntoldBlocks } from './told.ts'
import { movesIn, type Move } from './section-moves.ts'
import { pairSections } from './section-pairs.ts'
import { pageTextIn, type PageText, type Section } from './sections.ts'
import { countWords, wordChange, wordsOf } from './words.ts'

/** The two sides of one page; one is undefined where it was added or removed. */
export interface ChangedPage {
  readonly before: PageText | undefined
  readonly after: PageText | undefined
}

/** By the path that a page has now, then by the one it had. */
export function changedPages({ before, after, renamed, changed }: ChangedTexts): ChangedPage[] {
  const pages: ChangedPage[] = []
  const old = new Map([...renamed].map(([from, to]) => [to, from]))
  for (const file of new Set([...changed.after, ...old.keys()])) {
    const was = old.get(file) ?? (changed.before.has(file) && !renamed.has(file) ? file : undefined)
    pages.push({
      before: was === undefined ? undefined : pageTextIn(before, was),
      after: pageTextIn(after, file),
    })
  }
  for (const file of changed.before)
    if (!renamed.has(file) && !changed.after.has(file))
      pages.push({ before: pageTextIn(before, file), after: undefined })
  return pages.filter((page) => page.before || page.after).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

function keyOf({ before, after }: ChangedPage): string {
  return `${(after ?? before)!.file}\0${before?.file ?? ''}`
}

/** `told` has the ids of items whose words are told elsewhere, by the file of either side. */
export function pageChanges(
  pages: readonly ChangedPage[],
  { after: { index }, renamed }: CorpusChange,
  told: ToldIds,
): PageChange[] {
  const earlier = pairSections(
    pages.map(({ before, after }) => ({ before: before?.sections ?? [], after: after?.sections ?? [] })),
  )
  const kept = new Set(earlier.values())
  const moves = movesIn(pages, earlier, renamed)
  const stillLinked = linksToNothing(index)
  const untold = untoldBlocks(pages, told)
  return pages.map((page): PageChange => {
    const { before, after } = page
    const sections = [
      ...(after?.sections ?? []).flatMap((section) =>
        sectionChange(section, earlier.get(section), moves.get(section), untold),
      ),
      ...(before?.sections ?? [])
        .filter((section) => !kept.has(section))
        .flatMap((section) => removedSection(section, untold)),
    ]
    const sum = (of: 'added' | 'removed') => sections.reduce((total, section) => total + section[of], 0)
    const { file, title } = (after ?? before)!
    const isRenamed = before && after && before.file !== after.file
    return {
      file,
      title,
      sort: !before ? 'added' : !after ? 'removed' : isRenamed ? 'renamed' : 'changed',
      ...(isRenamed && { was: before.file }),
      added: sum('added'),
      removed: sum('removed'),
      // Of a page that is new or gone as a whole, only what came from elsewhere is news.
      sections: sections.filter(({ sort }) => (before && after) || sort === 'moved'),
      leftBehind: after ? [] : (stillLinked.get(file) ?? []),
    }
  })
}

function sectionChange(
  section: Section,
  was: Section | undefined,
  move: Move | undefined,
  untold: UntoldBlocks,
): SectionChange[] {
  const { heading, line, words } = section
  if (!was) {
    const added = words.length === 0 && heading === '' ? 0 : countWords(words) + headingWords(section)
    if (added === 0) return []
    return [{ heading, line, sort: 'added', added, removed: 0, ...hunksOf(undefined, section, untold), below: 0 }]
  }
  const change = wordChange(was.blocks, section.blocks)
  const isRenamed = was.heading !== heading
  const title = isRenamed ? wordChange([was.heading], [heading]) : { added: 0, removed: 0 }
  const [added, removed] = [change.added + title.added, change.removed + title.removed]
  if (!move && !isRenamed && change.hunks.length === 0) return []
  return [
    {
      heading,
      line,
      sort: move ? 'moved' : 'changed',
      added,
      removed,
      ...hunksOf(was, section, untold),
      ...((isRenamed || move?.from !== undefined) && {
        was: { ...(isRenamed && { heading: was.heading }), ...(move?.from !== undefined && { file: move.from }) },
      }),
      below: move?.below ?? 0,
    },
  ]
}

function removedSection(section: Section, untold: UntoldBlocks): SectionChange[] {
  const { heading, line, words } = section
  const removed = countWords(words) + headingWords(section)
  if (removed === 0) return []
  return [{ heading, line, sort: 'removed', added: 0, removed, ...hunksOf(section, undefined, untold), below: 0 }]
}

function hunksOf(
  before: Section | undefined,
  after: Section | undefined,
  untold: UntoldBlocks,
): Pick<SectionChange, 'hunks' | 'more' | 'told'> {
  const [gone, come] = [untold(before), untold(after)]
  const { hunks, more } = wordChange(gone.blocks, come.blocks)
  return { hunks, more, told: [...new Set([...gone.told, ...come.told])] }
}

function headingWords({ heading }: Section): number {
  return countWords(wordsOf([heading]))
}

/** Files with links to what is not there, by what they name. */
function linksToNothing({ links }: Index): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, string[]>()
  for (const { target, file, document } of links) {
    if (target.state !== 'missing' || document.role !== 'record') continue
    const known = files.get(target.path)
    if (!known) files.set(target.path, [file])
    else if (known.at(-1) !== file) known.push(file)
  }
  return files
}
