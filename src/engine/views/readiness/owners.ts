import type { RunGraph } from '../../link/runs.ts'
import type { Field } from '../../model/facts.ts'

/** Who answers for a run, as its page, its row or its entry says. */
export function ownerOf(run: string | undefined, graphs: readonly RunGraph[]): string | undefined {
  if (run === undefined) return undefined
  return graphs.flatMap(({ nodes }) => nodes).find(({ id, owner }) => id === run && owner !== undefined)?.owner
}

const OWNER = /^(?:owners?|assignees?|assigned_to|responsible|lead|deciders?|decision_makers?|accountable)$/

export function ownerIn(fields: readonly Field[]): string | undefined {
  return fields.find(({ name, value }) => OWNER.test(name) && value !== '')?.value
}
