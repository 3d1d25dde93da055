import type { Document } from '../../link/index.ts'
import { lazily } from '../../model/lazily.ts'
import { readinessIn, type Blocker } from '../../views/readiness.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'page/posture-mismatch',
  summary: 'A readiness note that says ready while something still stands in the way.',
  rationale: `A run is started on the word of its readiness note. The word is typed once, and the gate, the task or the evidence that
it stood on goes on living. Throughline computes the posture from those, and holds the note to it.

A note with \`run: run-3\` in its frontmatter is about the start of that run: gates on the way to it, open tasks of the
runs that come before, decisions that those gates ask for. Without a \`run\` it is about the end of its whole
scope. \`throughline status\` shows the same list, with owners and in working order, with what other rules report
beside it, such as missing files and ticks that their own text denies.

Do what is left, or say \`posture: not-ready\` until it is done. Held to this are pages of type readiness whose posture is
ready, go, green or approved; "ready with conditions" says that something is left. A run that no plan around the note has is
reported too: the note would be held to nothing.`,
  severity: 'error',
  fixable: false,
  messages: {
    run: 'The note says that {run} is ready to start, and {count} in the way: {first}. Expected posture not-ready, or all of it done.',
    scope:
      'The note says {posture}, and {count} in the way: {first}. Expected posture not-ready, all of it done, or a run that the note is about.',
    unknown: 'The note says that {run} is ready, and no plan here has such a run. Expected one of {runs}.',
  },
  *check({ index }) {
    const view = lazily(() => readinessIn(index))
    for (const document of index.documents) {
      const declared = declaredPosture(document)
      if (!declared) continue
      const { run, posture, at } = declared
      const readiness = run === undefined ? view().of(document.scope) : view().before(run, document.scope)
      if (!readiness) {
        const runs = view().runsAround(document.scope)
        if (run !== undefined && runs.length > 0)
          yield { at: declared.runAt ?? at, message: 'unknown', data: { run, runs: runs.join(', ') } }
        continue
      }
      const blockers = readiness.blockers.filter(({ isFault }) => !isFault)
      const [first] = blockers
      if (!first) continue
      const count = blockers.length === 1 ? '1 thing stands' : `${blockers.length} things stand`
      const related = blockers.slice(0, MOST_RELATED).map((blocker) => ({ at: blocker.at, message: sentence(blocker) }))
      const data = { posture, count, first: sentence(first), run: readiness.before ?? '' }
      yield { at, message: run === undefined ? 'scope' : 'run', data, related }
    }
  },
})

/** As many as a person looks at; the command lists them all. */
const MOST_RELATED = 5

const READY = /^(?:ready|go|green|approved)$/i

function declaredPosture({ path: file, facts: { frontmatter }, role }: Document) {
  const { type, posture, run } = frontmatter?.data ?? {}
  if (role !== 'record' || type !== 'readiness' || typeof posture !== 'string' || !READY.test(posture.trim()))
    return undefined
  const placeOf = (pointer: string) => {
    const span = frontmatter?.places.find((place) => place.pointer === pointer)?.value
    return span && { file, span }
  }
  const at = placeOf('/posture')
  return at && { posture: posture.trim(), at, run: textOf(run), runAt: placeOf('/run') }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function sentence({ id, subject, state }: Blocker): string {
  return `${id ?? subject} is ${state}`
}
