import { NEVER_ACCEPTED } from '../engine/change/baseline.ts'
import { rules } from '../engine/rules/registry.ts'
import { counted } from '../reporters/report.ts'
import { visible } from '../reporters/visible.ts'
import { growBaseline, holdCorpus, readBaseline, type HeldBaseline } from '../workspace/baseline.ts'
import type { Corpus } from '../workspace/corpus.ts'
import { dayOfRun, isDay } from '../workspace/day.ts'
import { isShown } from '../workspace/root.ts'
import { UserError } from '../workspace/user-error.ts'
import type { Arguments } from './arguments.ts'
import { checkedCorpus, pathsIn } from './checked.ts'
import { sayNote } from './faults.ts'
import { refuseEmpty } from './no-documents.ts'
import type { Terminal } from './terminal.ts'
import { refuseUnread } from './unread.ts'

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const [path] = args.positionals
  if (path === undefined)
    throw new UserError({ message: 'no baseline given', hint: 'throughline baseline baseline.yaml --reason "…"' })
  const paths = pathsIn(args, 1)
  const reason = reasonOf(args)
  const file = await readBaseline(path, { cwd: terminal.cwd, ruleIds: rules.map(({ id }) => id), mayBeNew: true })
  const corpus = await checkedCorpus(paths, args, terminal)
  refuseEmpty(corpus, paths)
  // What the system did not hand over would leave the baseline as if it were healed.
  refuseUnread(corpus, 'the baseline is as it was')
  const held = holdCorpus(file, corpus)
  const { more, unreadable } = whatCame(held, corpus)
  if (more.size > 0 && reason === undefined)
    throw new UserError({
      message: `${counted(more.size, 'diagnostic')} would be accepted, and no reason is given`,
      hint: '--reason "old links, mended folder by folder": it stands in the file, and whoever reviews it reads it',
    })
  const isWritten = await growBaseline(file, held, more, reason ?? { reason: '' })
  await terminal.write(outcome(path, isWritten, more, held))
  if (unreadable > 0)
    sayNote(
      `${counted(unreadable, `${NEVER_ACCEPTED} diagnostic`)} ${unreadable === 1 ? 'is' : 'are'} not accepted: what cannot be read is not checked`,
      terminal,
    )
  for (const note of corpus.notes) sayNote(note, terminal)
  return 0
}

function reasonOf(args: Arguments): { readonly reason: string; readonly expires?: string } | undefined {
  const reason = args.value('reason')?.replace(/\s+/g, ' ').trim()
  const expires = args.value('expires')
  if (expires !== undefined && !isDay(expires))
    throw new UserError({
      message: `--expires cannot be ${JSON.stringify(expires)}`,
      hint: 'a day, such as 2027-06-30',
    })
  if (expires !== undefined && expires < dayOfRun())
    throw new UserError({
      message: `--expires ${expires} is over already`,
      hint: 'the last day on which it is accepted',
    })
  if (reason === '')
    throw new UserError({ message: '--reason is empty', hint: 'say why these are accepted, and not mended' })
  return reason === undefined ? undefined : { reason, ...(expires !== undefined && { expires }) }
}

/** Indexes of what is found where it was asked for, and is not accepted, or no longer. */
function whatCame({ run: { diagnostics }, groups, expired }: HeldBaseline, { workspace }: Corpus) {
  const more = new Set<number>()
  let unreadable = 0
  diagnostics.forEach((diagnostic, index) => {
    if (!isShown(workspace, diagnostic.file) || (groups[index] && !expired.has(diagnostic))) return
    if (diagnostic.ruleId === NEVER_ACCEPTED) unreadable++
    else more.add(index)
  })
  return { more, unreadable }
}

/** Entries that are listed by name; the change of the file shows all. */
const MOST_LISTED = 10

function* outcome(path: string, isWritten: boolean, more: ReadonlySet<number>, held: HeldBaseline): Iterable<string> {
  const { run, groups, expired, left } = held
  const again = [...more].filter((index) => expired.has(run.diagnostics[index]!)).length
  const stayed = groups.filter((group, index) => group && !more.has(index)).length + held.untold.length
  const came = `${more.size.toLocaleString('en')} came${again > 0 ? ` (${again.toLocaleString('en')} of them had expired)` : ''}`
  const counts = `${came}, ${stayed.toLocaleString('en')} stayed, ${left.length.toLocaleString('en')} left`
  yield `${isWritten ? 'wrote' : 'nothing to write to'} ${visible(path)}: ${counts}\n`
  for (const { file, ruleId, message } of left.slice(0, MOST_LISTED))
    yield `  left: ${visible(`${file}: ${message} [${ruleId}]`)}\n`
  if (left.length > MOST_LISTED) yield `  and ${(left.length - MOST_LISTED).toLocaleString('en')} more\n`
}
