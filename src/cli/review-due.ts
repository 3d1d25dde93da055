import { realpathSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { rangeOf } from '../engine/model/range.ts'
import { reviewQueue } from '../engine/views/review-queue.ts'
import { reviewDueJson } from '../reporters/review-due-json.ts'
import { reviewDueMarkdown } from '../reporters/review-due-markdown.ts'
import { reviewDuePretty } from '../reporters/review-due-pretty.ts'
import type { ReviewDueReport } from '../reporters/review-due-report.ts'
import { linkCorpus } from '../workspace/linked.ts'
import { displayPath, isShown } from '../workspace/root.ts'
import { UserError } from '../workspace/user-error.ts'
import type { Arguments } from './arguments.ts'
import { pathsIn } from './checked.ts'
import { sayNote } from './faults.ts'
import { progressOn } from './progress.ts'
import { styleOf } from './style.ts'
import type { Terminal } from './terminal.ts'
import { refuseUnread } from './unread.ts'

const FORMATS = { pretty: reviewDuePretty, json: reviewDueJson, markdown: reviewDueMarkdown }

/** `throughline review --due`: 1 where something waits, so that a scheduled job can tell. */
export async function runDue(args: Arguments, terminal: Terminal): Promise<number> {
  refuseBoth(args)
  const format = args.value('format') ?? 'pretty'
  if (!isFormat(format))
    throw new UserError({
      message: `review --due cannot be written as ${JSON.stringify(format)}`,
      hint: `one of ${Object.keys(FORMATS).join(', ')}`,
    })
  const progress = progressOn(terminal)
  const corpus = await linkCorpus({
    paths: pathsIn(args),
    cwd: terminal.cwd,
    configPath: args.value('config'),
    onProgress: progress.update,
  }).finally(progress.clear)
  refuseUnread(corpus)
  const { index, workspace } = corpus
  // A record is asked about as well as what it signs.
  const isAsked = ({ file, target }: { readonly file: string; readonly target: { readonly file: string } }) =>
    isShown(workspace, file) || isShown(workspace, target.file)
  const report: ReviewDueReport = {
    due: reviewQueue(index).filter(({ signOff }) => isAsked(signOff)),
    current: index.reviews.signOffs.filter((signOff) => signOff.state === 'current' && isAsked(signOff)).length,
    pathOf: (path) => displayPath(workspace, path),
    argumentOf: (path) => relative(realpathSync(terminal.cwd), join(workspace.root, path)).split(sep).join('/'),
    rangeOf: ({ file, span }) => rangeOf(index.document(file)?.facts.lineStarts ?? [0], span),
    style: styleOf(args.value('color'), terminal.output),
  }
  await terminal.write(FORMATS[format](report))
  for (const note of corpus.notes) sayNote(note, terminal)
  return report.due.length > 0 ? 1 : 0
}

/** What is asked for and not done would be taken for done. */
function refuseBoth(args: Arguments): void {
  const other = ['base', 'output'].find((option) => args.has(option))
  if (other === undefined) return
  throw new UserError({
    message: `review: --due and --${other} do not go together`,
    hint:
      other === 'base'
        ? 'one at a time: --due lists what has to be read again'
        : 'send what it prints to a file: > FILE',
  })
}

function isFormat(format: string): format is keyof typeof FORMATS {
  return Object.hasOwn(FORMATS, format)
}
