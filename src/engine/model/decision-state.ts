/** The lawful states of a decision. Teams write many words for them; `kinds/decision.ts` knows which mean which. */
export const DECISION_STATES = [
  'open',
  'proposed',
  'accepted',
  'locked',
  'closed',
  'deferred',
  'rejected',
  'retired',
  'superseded',
] as const
export type DecisionState = (typeof DECISION_STATES)[number]
