/** What the fields of a decision are called, in the names that facts give them: lower case, `_` between the words. */

const names = (list: string) => new Set(list.split(/,\s+/))

/** Says what was decided. */
const RESOLUTION =
  names(`resolution, resolutions, decision, the_decision, our_decision, final_decision, locked_decision, outcome,
    decision_outcome, decided, what_was_decided, answer, conclusion, verdict, ruling, chosen_option, chosen, choice,
    resolved_as, decision_taken, decision_made, decision_summary`)

/** Says why. */
const RATIONALE =
  names(`rationale, why, why_closed, reason, reasons, reasoning, justification, because, motivation, basis,
    decision_drivers, consequences, positive_consequences, negative_consequences`)

/** When and by whom, and what lies around it. */
const SURROUNDINGS =
  names(`title, name, id, type, kind, priority, severity, category, area, scope, phase, version, tags, labels, topic,
    subject, layout, sidebar, order, weight, nav_order, date, dates, created, updated, last_updated, modified, opened,
    closed, closed_on, decided_on, date_decided, decision_date, raised, accepted_on, locked_on, last_verified, owner,
    owners, author, authors, decider, deciders, decision_maker, decision_makers, by, who, participants, stakeholders,
    approver, approvers, approved_by, decided_by, raised_by, reviewers, consulted, informed, assignee, team, amends,
    amended_by, related, related_to, links, link, see, see_also, references, refs, issue, ticket, pr, source,
    source_anchors, impacted_docs, affects, depends_on, blocks, blocked_by`)

const QUESTION =
  names(`question, questions, historical_question, context, context_and_problem_statement, problem, problem_statement,
    background, options, considered_options, options_considered, alternatives, alternatives_considered`)

const STATUS = /^(?:decision_status|current_status|status|state|decision_state)$/
const SUCCESSORS = /^(?:supers?[ec]+d?ed(?:_by)?|replaced(?:_by)?|obsoleted_by|overridden_by|successors?)$/
const PREDECESSORS = /^(?:supers?[ec]+d?es|replaces|obsoletes|overrides|predecessors?)$/
const WATCHPOINT =
  /(?:^|_)(?:watch\w*|trigger\w*|revisit\w*|review|until|reconsider\w*|re_?evaluat\w*|next|resume\w*|reopen\w*|when|after|conditions?|target|milestone|due|deadline|expir\w*|follow_up|checkpoint|criteri\w*)(?=_|$)/

export type FieldPurpose =
  | 'status'
  | 'resolution'
  | 'rationale'
  | 'successors'
  | 'predecessors'
  /** When a deferred decision is taken up again: `watchpoint`, `review_date`, `deferred_until`. */
  | 'watchpoint'
  /** What was asked, and what could have been answered. */
  | 'question'
  | 'surroundings'
  | 'other'

export function purposeOf(name: string): FieldPurpose {
  if (STATUS.test(name)) return 'status'
  if (RESOLUTION.has(name) || /_(?:resolution|outcome)$/.test(name)) return 'resolution'
  if (RATIONALE.has(name) || name.endsWith('_rationale')) return 'rationale'
  if (SUCCESSORS.test(name)) return 'successors'
  if (PREDECESSORS.test(name)) return 'predecessors'
  if (QUESTION.has(name)) return 'question'
  if (SURROUNDINGS.has(name)) return 'surroundings'
  return WATCHPOINT.test(name) ? 'watchpoint' : 'other'
}

const SECTIONS =
  /^(?:status|decision|decision_outcome|outcome|resolution|rationale|context|context_and_problem_statement|problem_statement|(?:positive_|negative_)?consequences|supersedes|superseded_by|replaces|replaced_by|watchpoints?|triggers?|review_date|revisit|alternatives|alternatives_considered|options|considered_options|options_considered)$/

/** Whether a heading of that text, as a field's name, holds a field of the decision above it: `## Status`. */
export function isFieldSection(name: string): boolean {
  return SECTIONS.test(name)
}
