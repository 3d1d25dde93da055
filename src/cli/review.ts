import { judgeChange } from '../engine/change/verdict.ts'
import { changedPages, type ChangedPage } from '../engine/change/review/pages.ts'
import { proseRemarks, type StyleFinding } from '../engine/change/review/prose.ts'
import { reviewOf } from '../engine/change/review/review.ts'
import type { ReviewPacket } from '../engine/change/review/packet.ts'
import { reviewHtml } from '../reporters/review-html.ts'
import { reviewJson } from '../reporters/review-json.ts'
import { reviewMarkdown } from '../reporters/review-markdown.ts'
import { checkCorpus, type Corpus } from '../workspace/corpus.ts'
import { outputFault, outputPlace, replaceOutput } from '../workspace/output.ts'
import { displayPath, isShown } from '../workspace/root.ts'
import { startProseThread } from '../workspace/prose-thread.ts'
import { UserError } from '../workspace/user-error.ts'
import { resolve } from 'node:path'
import type { Arguments } from './arguments.ts'
import { sayNote } from './faults.ts'
import { refuseEmpty } from './no-documents.ts'
import { progressOn } from './progress.ts'
import { displayed } from './review/displayed.ts'
import { styleFound, styleOf } from './review/style.ts'
import type { Terminal } from './terminal.ts'

const FORMATS: ReadonlyMap<string, (packet: ReviewPacket) => Iterable<string>> = new Map([
  ['markdown', reviewMarkdown],
  ['html', reviewHtml],
  ['json', reviewJson],
])

/** Tells what a change means, and judges nothing: 0 where the packet was written. */
export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  if (args.has('due')) return (await import('./review-due.ts')).runDue(args, terminal)
  const { base, report, place } = asked(args, terminal)
  const paths = args.positionals.length > 0 ? args.positionals : ['.']
  const progress = progressOn(terminal)
  let pages: readonly ChangedPage[] = []
  let style: Promise<ReadonlyMap<string, readonly StyleFinding[]>> | undefined
  const corpus = await checkCorpus({
    paths,
    cwd: terminal.cwd,
    configPath: args.value('config'),
    base,
    onProgress: progress.update,
    onCompiled: ({ prose }) => {
      // A core is free now: dictionaries load while the base is compiled.
      if (prose === undefined) startProseThread()
    },
    onTexts: (texts, { config, workspace }) => {
      pages = changedPages(texts)
      if (config.prose === undefined) style = styleOf(pages, texts.after, config, workspace.root)
      // What is wrong is said where the answer is awaited.
      style?.catch(() => undefined)
    },
  }).finally(progress.clear)
  refuseEmpty(corpus, paths)
  refuseUnread(corpus)
  const { workspace, change, config } = corpus
  if (!change) throw new Error('a base was asked for, and there is no change')
  const isAsked = (path: string) => isShown(workspace, path)
  const told = reviewOf({ change, pages, verdict: judgeChange(change), isShown: isAsked })
  const findings = config.prose === false ? undefined : ((await style) ?? styleFound(change))
  const shown = pages.filter(({ after }) => after && isAsked(after.file))
  const packet = { ...told, prose: findings && proseRemarks(shown, change, findings) }
  const chunks = report(displayed(packet, (path) => displayPath(workspace, path)))
  if (place === undefined) await terminal.write(chunks)
  else replaceOutput(place, chunks)
  for (const note of corpus.notes) sayNote(note, terminal)
  return 0
}

function asked(args: Arguments, terminal: Terminal) {
  const base = args.value('base')
  if (base === undefined)
    throw new UserError({
      message: 'review needs to know what to compare with',
      hint: 'throughline review --base main: a branch, a tag or a commit; review --due lists what waits for a reader',
    })
  const format = args.value('format') ?? 'markdown'
  const report = FORMATS.get(format)
  if (!report)
    throw new UserError({
      message: `review --base cannot be written as ${JSON.stringify(format)}`,
      hint: `one of ${[...FORMATS.keys()].join(', ')}`,
    })
  const output = args.value('output')
  const place = output === undefined ? undefined : outputPlace(resolve(terminal.cwd, output))
  // Said before the work, and not after it.
  const fault = place === undefined ? undefined : outputFault(place)
  if (fault !== undefined) throw new UserError({ message: `--output ${output}: ${fault}`, hint: 'name another file' })
  return { base, report, place }
}

/** A packet that leaves something out without saying so would be believed. */
function refuseUnread({ refused, workspace }: Corpus): void {
  const missed = refused.filter(({ path }) => path === '' || isShown(workspace, path))
  if (missed.length === 0) return
  throw new UserError(
    ...missed.map(({ path, reason }) => ({
      message: `${displayPath(workspace, path) || '.'} could not be read: ${reason}`,
    })),
  )
}
