import type { Index, Scope } from '../engine/link/index.ts'
import { rangeOf } from '../engine/model/range.ts'
import { readinessIn, type ReadinessView } from '../engine/views/readiness.ts'
import { scopeTitle } from '../engine/views/scope-title.ts'
import { statusJson } from '../reporters/status-json.ts'
import { statusMarkdown } from '../reporters/status-markdown.ts'
import { statusPretty } from '../reporters/status-pretty.ts'
import type { ScopeStatus, StatusReport } from '../reporters/status-report.ts'
import { linkCorpus, type LinkedCorpus } from '../workspace/linked.ts'
import { didYouMean } from '../workspace/nearest.ts'
import { displayPath, isShown } from '../workspace/root.ts'
import { UserError } from '../workspace/user-error.ts'
import type { Arguments } from './arguments.ts'
import { sayNote } from './faults.ts'
import { progressOn } from './progress.ts'
import { styleOf } from './style.ts'
import type { Terminal } from './terminal.ts'
import { refuseUnreadAsked } from './unread.ts'

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const [path = '.', ...others] = args.positionals
  if (others.length > 0)
    throw new UserError({
      message: 'more than one scope given',
      hint: 'throughline status specs/001-search: one at a time',
    })
  const progress = progressOn(terminal)
  const corpus = await linkCorpus({
    paths: [path],
    cwd: terminal.cwd,
    configPath: args.value('config'),
    onProgress: progress.update,
  }).finally(progress.clear)
  refuseUnreadAsked(corpus)
  const { index, workspace, config } = corpus
  const view = readinessIn(index)
  const scopes = scopesAt(path, corpus, view)
  const before = args.value('before')
  const report: StatusReport = {
    scopes: scopes.map((scope) => statusOf(scope, before, view, index)),
    pathOf: (file) => displayPath(workspace, file),
    rangeOf: ({ file, span }) => rangeOf(index.document(file)?.facts.lineStarts ?? [0], span),
    today: config.today ?? '',
    style: styleOf(args.value('color'), terminal.output),
  }
  await terminal.write(written(report, args.value('format') ?? 'pretty'))
  for (const note of corpus.notes) sayNote(note, terminal)
  return report.scopes.some(({ readiness }) => readiness.posture === 'not-ready') ? 1 : 0
}

function written(report: StatusReport, format: string): Iterable<string> {
  if (format === 'json') return statusJson(report)
  if (format !== 'markdown') return statusPretty(report)
  const [only, ...others] = report.scopes
  if (!only || others.length > 0)
    throw new UserError({
      message: `a readiness note is about one scope, and here are ${report.scopes.length}`,
      hint: `name one: throughline status ${report.pathOf(report.scopes[0]?.readiness.scope.directory ?? '')} --format markdown`,
    })
  return statusMarkdown(only, report)
}

/** Those inside of what was named; else the nearest around it. Throws a UserError where there is neither. */
function scopesAt(path: string, { workspace }: LinkedCorpus, { planned }: ReadinessView): readonly Scope[] {
  const inside = planned.filter(({ directory }) => isShown(workspace, directory))
  if (inside.length > 0) return inside
  const [shown = ''] = workspace.shown
  const around = planned.filter(({ directory }) => directory === '' || shown.startsWith(`${directory}/`))
  const nearest = around.reduce<Scope | undefined>(
    (best, scope) => (best && best.directory.length > scope.directory.length ? best : scope),
    undefined,
  )
  if (nearest) return [nearest]
  throw new UserError({
    message: `${path} has nothing to be ready with: no tasks, gates, verifications or sign-offs`,
    hint:
      planned.length > 0
        ? `these have: ${planned
            .slice(0, 5)
            .map(({ directory }) => displayPath(workspace, directory) || '.')
            .join(', ')}`
        : 'see "Page types" in the documentation for what Throughline reads',
  })
}

function statusOf(scope: Scope, before: string | undefined, view: ReadinessView, index: Index): ScopeStatus {
  const readiness = before === undefined ? view.of(scope) : view.before(before, scope)
  if (readiness) return { readiness, title: scopeTitle(readiness.scope, index) || 'The whole workspace' }
  const known = view.runsAround(scope)
  throw new UserError({
    message: `no plan here has a run ${before}`,
    hint:
      didYouMean(before!, known) ??
      (known.length > 0 ? `one of ${known.join(', ')}` : 'there is no run table, gate or work breakdown'),
  })
}
