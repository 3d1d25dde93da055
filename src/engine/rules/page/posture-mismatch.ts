import type { Document } from '../../link/index.ts'
import { readinessOf, type Blocker } from '../../views/readiness.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'page/posture-mismatch',
  summary: 'A readiness note that says ready while something still stands in the way.',
  rationale: `A run is started on the word of its readiness note. The word is typed once, and the gate, the task or the evidence that
it stood on goes on living. Throughline computes the posture from those, and holds the note to it.

A note with \`run: run-3\` in its frontmatter is about the start of that run: gates on the way to it, open tasks of the
runs that come before, decisions that those gates ask for. Without a \`run\` it is about the end of its whole
scope. \`throughline status\` shows the same list, with owners and in working order, and missing files beside it; those have
rules of their own.

Do what is left, or say \`posture: not-ready\` until it is done. Held to this are pages of type readiness whose posture is
ready, go, green or approved; "ready with conditions" says that something is left.`,
  severity: 'error',
  fixable: false,
  messages: {
    run: 'The note says that {run} is ready to start, and {count} in the way: {first}. Expected posture not-ready, or all of it done.',
    scope:
      'The note says {posture}, and {count} in the way: {first}. Expected posture not-ready, all of it done, or a run that the note is about.',
  },
  *check({ index }) {
    for (const document of index.documents) {
      const declared = declaredPosture(document)
      if (!declared) continue
      const { run, posture, at } = declared
      const blockers = readinessOf(index, document.scope, run).blockers.filter(({ sort }) => !hasOwnRule(sort))
      const [first] = blockers
      if (!first) continue
      const count = blockers.length === 1 ? '1 thing stands' : `${blockers.length} things stand`
      const related = blockers.slice(0, MOST_RELATED).map((blocker) => ({ at: blocker.at, message: stated(blocker) }))
      const data = { posture, count, first: stated(first), run: run ?? '' }
      yield { at, message: run === undefined ? 'scope' : 'run', data, related }
    }
  },
})

/** As many as a person looks at; the command lists them all. */
const MOST_RELATED = 5

/** A file that is not there is reported where it is named. */
function hasOwnRule(sort: Blocker['sort']): boolean {
  return sort === 'missing-output' || sort === 'broken-evidence'
}

const READY = /^(?:ready|go|green|approved)$/i

function declaredPosture({ path: file, facts: { frontmatter }, role }: Document) {
  const { type, posture, run } = frontmatter?.data ?? {}
  if (role !== 'record' || type !== 'readiness' || typeof posture !== 'string' || !READY.test(posture.trim()))
    return undefined
  const place = frontmatter?.places.find(({ pointer }) => pointer === '/posture')
  return place && { posture: posture.trim(), at: { file, span: place.value }, run: idOf(run) }
}

function idOf(run: unknown): string | undefined {
  return typeof run === 'string' && run !== '' ? run : undefined
}

function stated({ id, subject, state }: Blocker): string {
  const name = id === undefined ? subject : id
  return `${name} is ${state}`.replace(/ is (no verification|claimed)/, ': $1').replace(/ is (\S+ is )/, ': $1')
}
