import { judgeChange } from '../engine/change/verdict.ts'
import { changedPages, type ChangedPage } from '../engine/change/review/pages.ts'
import { proseRemarks } from '../engine/change/review/prose.ts'
import type { ProseFinding } from '../engine/change/review/prose-findings.ts'
import { reviewOf } from '../engine/change/review/review.ts'
import type { ReviewPacket } from '../engine/change/review/packet.ts'
import { reviewHtml } from '../reporters/review-html.ts'
import { reviewJson } from '../reporters/review-json.ts'
import { reviewMarkdown } from '../reporters/review-markdown.ts'
import { outputFault, outputPlace, replaceOutput } from '../workspace/output.ts'
import { displayPath, isShown } from '../workspace/root.ts'
import { startProseThread } from '../workspace/prose-thread.ts'
import { UserError } from '../workspace/user-error.ts'
import { resolve } from 'node:path'
import type { Arguments } from './arguments.ts'
import { checkedCorpus, pathsIn } from './checked.ts'
import { sayNote } from './faults.ts'
import { refuseEmpty } from './no-documents.ts'
import { displayed } from './review/displayed.ts'
import { styleFound, styleRead } from './review/style.ts'
import type { Terminal } from './terminal.ts'
import { refuseUnreadAsked } from './unread.ts'

const FORMATS: ReadonlyMap<string, (packet: ReviewPacket) => Iterable<string>> = new Map([
  ['markdown', reviewMarkdown],
  ['html', reviewHtml],
  ['json', reviewJson],
])

/** Tells what a change means, and judges nothing: 0 where the packet was written. */
export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  if (args.has('due')) return (await import('./review-due.ts')).runDue(args, terminal)
  const { base, report, place } = asked(args, terminal)
  const paths = pathsIn(args)
  let pages: readonly ChangedPage[] = []
  let style: Promise<ReadonlyMap<string, readonly ProseFinding[]>> | undefined
  const corpus = await checkedCorpus(paths, args, terminal, {
    base,
    onCompiled: ({ prose }) => {
      // A core is free now: dictionaries load while the base is compiled.
      if (prose === undefined) startProseThread()
    },
    onTexts: (texts, { config, workspace }) => {
      pages = changedPages(texts)
      if (config.prose === undefined) style = styleRead(pages, texts.after, config, workspace.root)
      // What is wrong is said where the answer is awaited.
      style?.catch(() => undefined)
    },
  })
  refuseEmpty(corpus, paths)
  refuseUnreadAsked(corpus)
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
