import type { RunGraph } from '../../link/runs.ts'
import type { Field } from '../../model/facts.ts'

/** Who answers for a run, as its page, its row or its entry says. */
export function ownerOf(run: string | undefined, graph: RunGraph | undefined): string | undefined {
  return run === undefined ? undefined : graph?.nodes.find(({ id }) => id === run)?.owner
}

const OWNER = /^(?:owners?|assignees?|assigned_to|responsible|lead|deciders?|decision_makers?|accountable)$/

export function ownerIn(fields: readonly Field[]): string | undefined {
  return fields.find(({ name, value }) => OWNER.test(name) && value !== '')?.value
}
