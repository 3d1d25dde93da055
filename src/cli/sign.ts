import { realpathSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { extractFacts, languageOf } from '../engine/facts/extract.ts'
import type { Index } from '../engine/link/index.ts'
import { link } from '../engine/link/link.ts'
import type { Section } from '../engine/link/reviews/sections.ts'
import { isoDayIn } from '../engine/model/iso-day.ts'
import { newRecord, withSignOffs, type NewSignOff } from '../engine/refactor/sign-off.ts'
import { reviewQueue } from '../engine/views/review-queue.ts'
import { counted } from '../reporters/report.ts'
import { visible } from '../reporters/visible.ts'
import { dayOfRun } from '../workspace/day.ts'
import { linkCorpus, type LinkedCorpus } from '../workspace/linked.ts'
import { UserError } from '../workspace/user-error.ts'
import { writeFiles } from '../workspace/write.ts'
import type { Arguments } from './arguments.ts'
import { sayNote } from './faults.ts'
import { recordPath, rooted, sectionAt, splitAim, standingAt, titleOf, urlFrom } from './sign-target.ts'
import type { Terminal } from './terminal.ts'

const USAGE = 'throughline sign reviews/runbooks.md runbooks/fog.md#symptoms --by NAME'

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const [written, ...aims] = args.positionals
  if (written === undefined) throw new UserError({ message: 'no record given', hint: USAGE })
  if (aims.length === 0) throw new UserError({ message: 'no page or section given', hint: USAGE })
  const reviewer = reviewerIn(args.value('by'))
  const date = dayIn(args.value('on'))
  const { cwd } = terminal
  const targets = aims.map((aim) => ({ aim, ...splitAim(aim, cwd) }))
  const corpus = await linkCorpus({
    paths: [...targets.map(({ page }) => page), ...standingAt(written, cwd)],
    cwd,
    configPath: args.value('config'),
  })
  const { index, workspace } = corpus
  const record = recordPath(written, cwd, workspace.root)
  const sections = distinct(
    targets.map(({ aim, page, fragment }) => sectionAt(aim, rooted(page, cwd, workspace.root), fragment, index)),
  )
  if (sections.some(({ path }) => path === record))
    throw new UserError({
      message: `${written} cannot sign itself off: each row would change what it signs`,
      hint: 'sign it in another record',
    })
  const signOffs = sections.map((section): NewSignOff => ({
    title: section.heading?.text ?? titleOf(section.path, index),
    url: urlFrom(record, section),
    digest: section.digest()!,
    reviewer,
    date,
  }))
  const before = index.tree.textOf(record)
  if (before === undefined && index.tree.kindOf(record) !== undefined)
    throw new UserError({ message: `${written} cannot be read as text`, hint: 'give another record' })
  const facts = index.document(record)?.facts
  const text =
    before === undefined
      ? newRecord(titleOf(sections[0]!.path, index), signOffs)
      : withSignOffs(before, facts ?? extractFacts(before, 'markdown', corpus.config.tables), signOffs)
  const after = signedIndex(corpus, record, text)
  refuseUnsigned({ written, record, sections, date, after })
  writeFiles(workspace.root, [{ path: record, before, text }])
  const shown = (path: string) => relative(realpathSync(cwd), join(workspace.root, path)).split(sep).join('/')
  await terminal.write(answer({ written, record, count: sections.length, isNew: before === undefined, after, shown }))
  for (const note of corpus.notes) sayNote(note, terminal)
  return 0
}

function reviewerIn(name: string | undefined): string {
  if (name === undefined)
    throw new UserError({ message: 'nobody signs: --by is missing', hint: `${USAGE}: a name or a role` })
  if (!/[\p{L}\p{N}]/u.test(name) || visible(name) !== name)
    throw new UserError({ message: `--by ${JSON.stringify(name)} is no name`, hint: 'a name or a role, on one line' })
  return name.trim()
}

function dayIn(written: string | undefined): string {
  if (written === undefined) return dayOfRun()
  if (isoDayIn(written) === written) return written
  throw new UserError({ message: `--on ${JSON.stringify(written)} is no day`, hint: 'write it as 2026-11-21' })
}

/** Each once, and none that stands within another: who signs a page signs its sections. */
function distinct(sections: readonly Section[]): Section[] {
  const each = [...new Map(sections.map((section) => [`${section.path}#${section.span?.join()}`, section])).values()]
  const isWithin = (inner: Section, outer: Section) =>
    inner !== outer && inner.path === outer.path && outer.span![0] <= inner.span![0] && inner.span![1] <= outer.span![1]
  return each.filter((section) => !each.some((other) => isWithin(section, other)))
}

/** The corpus as it will be, so that nothing is written which would not be read. */
function signedIndex({ index, config }: LinkedCorpus, record: string, text: string): Index {
  const files = new Map(index.documents.map(({ path, facts }) => [path, facts]))
  files.set(record, extractFacts(text, languageOf(record)!, config.tables))
  const { tree } = index
  return link(files, { ...tree, textOf: (path) => (path === record ? text : tree.textOf(path)) }, config)
}

interface Signing {
  readonly written: string
  readonly record: string
  readonly sections: readonly Section[]
  readonly date: string
  readonly after: Index
}

function refuseUnsigned({ written, record, sections, date, after: { reviews } }: Signing): void {
  for (const { path, fragment } of sections) {
    const isIt = ({ target }: { readonly target: { readonly file: string; readonly fragment: string | undefined } }) =>
      target.file === path && target.fragment === fragment
    const last = reviews.signOffs.find(isIt)
    if (last?.file === record && last.state === 'current' && last.date === date) continue
    const later = last ?? reviews.replaced.find(isIt)
    throw later
      ? new UserError({
          message: `${written}: a later sign-off of ${path}${fragment === undefined ? '' : `#${fragment}`} would go before this one`,
          hint: 'leave --on out, or sign on a later day',
        })
      : new UserError({
          message: `${written} would not be read as a review record`,
          hint: 'write type: review in its frontmatter, and keep it out of templates, archives and what the configuration excludes',
        })
  }
}

const MOST_LISTED = 10

interface Signed {
  readonly written: string
  readonly record: string
  readonly count: number
  readonly isNew: boolean
  /** The corpus with the record as it was written. */
  readonly after: Index
  /** A path from the root as the user would write it. */
  readonly shown: (path: string) => string
}

/** What was done, and what still waits in the same record. */
function* answer({ written, record, count, isNew, after, shown }: Signed): Iterable<string> {
  yield `${isNew ? 'started' : 'signed'} ${visible(written)}: ${counted(count, 'section')}\n`
  const due = reviewQueue(after)
  const own = due.filter(({ signOff }) => signOff.file === record)
  if (own.length > 0) yield 'Still to be read again in this record:\n'
  for (const { signOff } of own.slice(0, MOST_LISTED)) {
    const { target, state } = signOff
    const name = `${shown(target.file)}${target.fragment === undefined ? '' : `#${target.fragment}`}`
    yield `  ${visible(name)} (${state === 'gone' ? 'gone' : `changed since ${signOff.date}`})\n`
  }
  if (due.length > Math.min(own.length, MOST_LISTED))
    yield `${counted(due.length, 'sign-off')} in all: throughline review --due lists them.\n`
}
