import type { Blocker, Share } from '../engine/views/readiness.ts'
import { percentOf } from '../engine/views/readiness/progress.ts'
import { jsonText } from './json-text.ts'
import type { ScopeStatus, StatusReport } from './status-report.ts'

/** For programs: the contract of schemas/status.schema.json. Same input, same bytes. */
export function* statusJson(report: StatusReport): Iterable<string> {
  const { scopes } = report
  const ready = scopes.filter(({ readiness }) => readiness.posture === 'ready').length
  const blockers = scopes.reduce((sum, { readiness }) => sum + readiness.blockers.length, 0)
  const listed = scopes.map((each) => `\n    ${jsonText(scopeData(each, report))}`)
  yield `{\n  "version": 1,\n  "scopes": [${listed.join(',')}${listed.length > 0 ? '\n  ' : ''}],\n`
  yield `  "summary": ${jsonText({ scopes: scopes.length, ready, blockers })}\n}\n`
}

function scopeData({ readiness, title }: ScopeStatus, { pathOf, rangeOf }: StatusReport): object {
  const { scope, before, posture, blockers, progress, runs } = readiness
  const { tasks, phases, stories, gates, requirements, signOffs } = progress
  const blockerData = ({ sort, id, subject, state, at, owner, run, opens }: Blocker) => ({
    sort,
    ...(id !== undefined && { id }),
    subject,
    state,
    ...(owner !== undefined && { owner }),
    ...(run !== undefined && { run }),
    ...(opens !== undefined && { opens }),
    file: pathOf(at.file),
    range: rangeOf(at),
  })
  return {
    directory: pathOf(scope.directory) || '.',
    title,
    ...(before !== undefined && { before }),
    posture,
    runs,
    blockers: blockers.map(blockerData),
    progress: {
      ...(tasks && { tasks: shareData(tasks) }),
      phases: phases.map(namedShare),
      stories: stories.map(namedShare),
      ...(gates && { gates: shareData(gates) }),
      ...(requirements && { requirements: shareData(requirements) }),
      ...(signOffs && { signOffs: shareData(signOffs) }),
    },
  }
}

function shareData(share: Share): object {
  return { done: share.done, total: share.total, percent: percentOf(share) }
}

function namedShare(share: Share): object {
  return { name: share.name, ...shareData(share) }
}
