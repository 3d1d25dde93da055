import type { Evidence } from '../../link/evidence.ts'
import { defineRule } from '../rule.ts'
import { siteOf } from './naming.ts'
import { heldEvidence } from '../../link/missing-evidence.ts'
import { placeOf } from './sites.ts'

export default defineRule({
  id: 'durable/missing-conditional',
  summary: 'Evidence that a page makes conditional, and that does not agree with the state it declares.',
  rationale: `"Publish the trigger evidence if triggered" is a promise with two ends. Where the page declares \`state: triggered\` and
the file is not there, the promise is broken; where it declares \`state: deferred\` and the file is there, one of the two is wrong,
and the next reader cannot tell which. Bring the state and the files in line.

A page without a state of its own is left alone, and so is evidence that no condition is attached to.`,
  severity: 'error',
  fixable: false,
  messages: {
    absent: 'The state is {state}, and {path}, which this {site} then rests on, does not exist.',
    present: 'The state is {state}, and {path}, which this {site} would rest on if triggered, exists.',
  },
  *check({ index }) {
    for (const evidence of heldEvidence(index)) {
      const { document, fact, path } = evidence
      const { state } = document.facts
      if (!fact.isConditional || path === undefined || !state) continue
      const isThere = index.tree.kindOf(path) !== undefined
      const isTriggered = TRIGGERED.test(state.value)
      const isDeferred = DEFERRED.test(state.value)
      if (isThere ? !isDeferred : !isTriggered || isLink(evidence)) continue
      yield {
        at: placeOf(evidence),
        message: isThere ? 'present' : 'absent',
        data: { state: state.value, path, site: siteOf(evidence) },
        related: [{ at: { file: document.path, span: state.span }, message: 'The state is declared here.' }],
      }
    }
  },
})

const TRIGGERED = /^triggered$/i
const DEFERRED = /^(?:deferred|not[ -]triggered|untriggered)$/i

/** A link without its target is reported as one. */
function isLink({ fact }: Evidence): boolean {
  return fact.form === 'link'
}
