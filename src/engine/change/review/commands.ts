/** Commands that a reader copies from a page, and that are other ones now. */
import { diffArrays } from 'diff'
import { firstFrom } from '../../model/placed.ts'
import { lineAt } from '../../model/range.ts'
import { spanInFile, type ShellFact } from '../../model/shell.ts'
import type { CommandChange, CommandLine } from './packet.ts'
import type { ChangedPage } from './pages.ts'
import type { PageText } from './sections.ts'

/** Of a page that is new or gone as a whole, its commands are no news beside the page. */
export function commandChanges(pages: readonly ChangedPage[]): CommandChange[] {
  return pages.flatMap(({ before, after }) => (before && after ? changesIn(before, after) : []))
}

function changesIn(before: PageText, after: PageText): CommandChange[] {
  const texts = ({ facts }: PageText) => (facts.shell ?? []).map(({ text }) => text.trimEnd())
  const parts = diffArrays(texts(before), texts(after), { maxEditLength: MOST_TEXT_EDITS })
  if (!parts) return withoutMoved([...allOf(before, texts(before), 'removed'), ...allOf(after, texts(after), 'added')])
  const changes: CommandChange[] = []
  let [from, to] = [0, 0]
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]!
    if (!part.added && !part.removed) {
      from += part.value.length
      to += part.value.length
      continue
    }
    // What came instead stands right behind what went, or before it.
    const other = parts[at + 1]
    const isReplaced = other !== undefined && (other.added ? part.removed : other.removed && part.added)
    if (isReplaced) at++
    const sides = isReplaced ? [part, other] : [part]
    const gone = sides.find(({ removed }) => removed)?.value ?? []
    const come = sides.find(({ added }) => added)?.value ?? []
    for (let i = 0; i < Math.max(gone.length, come.length); i++) {
      const place = come[i] === undefined ? placeIn(before, from + i) : placeIn(after, to + i)
      changes.push({ ...place, ...linesOf(gone[i], come[i]) })
    }
    from += gone.length
    to += come.length
  }
  return withoutMoved(changes)
}

const MOST_TEXT_EDITS = 400
const MOST_LINE_EDITS = 400

/** Where too much differs to tell what stands for what; nothing is held back. */
function allOf(page: PageText, texts: readonly string[], sort: 'added' | 'removed'): CommandChange[] {
  return texts.map((text, at) => ({
    ...placeIn(page, at),
    ...(sort === 'removed' ? linesOf(text, undefined) : linesOf(undefined, text)),
  }))
}

function placeIn({ file, facts }: PageText, at: number): Pick<CommandChange, 'at' | 'section'> {
  const fact: ShellFact = facts.shell![at]!
  const [start] = spanInFile(fact, [0, 0])
  const section = facts.headings[firstFrom(facts.headings, start + 1) - 1]?.text ?? ''
  return { at: { file, line: lineAt(facts.lineStarts, start) + 1 }, section }
}

function linesOf(gone: string | undefined, come: string | undefined): Pick<CommandChange, 'sort' | 'lines'> {
  const all = (text: string, sort: CommandLine['sort']) => text.split(/\r\n?|\n/).map((line) => ({ sort, text: line }))
  if (gone === undefined) return { sort: 'added', lines: all(come!, 'added') }
  if (come === undefined) return { sort: 'removed', lines: all(gone, 'removed') }
  const parts = diffArrays(gone.split(/\r\n?|\n/), come.split(/\r\n?|\n/), { maxEditLength: MOST_LINE_EDITS })
  if (!parts) return { sort: 'changed', lines: [...all(gone, 'removed'), ...all(come, 'added')] }
  return {
    sort: 'changed',
    lines: parts.flatMap(({ added, removed, value }) =>
      value.map((text) => ({ sort: added ? 'added' : removed ? 'removed' : 'same', text }) as const),
    ),
  }
}

/** A text that went here and came there has moved: what is copied is what was copied. */
function withoutMoved(changes: readonly CommandChange[]): CommandChange[] {
  const textOf = ({ lines }: CommandChange) => lines.map(({ text }) => text).join('\n')
  const gone = new Set(changes.filter(({ sort }) => sort === 'removed').map(textOf))
  const come = new Set(changes.filter(({ sort }) => sort === 'added').map(textOf))
  return changes.filter((change) => {
    if (change.sort === 'changed') return true
    return !(change.sort === 'removed' ? come : gone).has(textOf(change))
  })
}
