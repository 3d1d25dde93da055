import type { Severity } from '../model/diagnostic.ts'
import type { SpanEdit } from '../model/edit.ts'
import type { Place } from '../model/range.ts'
import type { Document, Index } from '../link/index.ts'
import type { SuppressionFact } from '../model/facts.ts'

/** What a rule says of itself. The registry, the rules' pages, the configuration's schema and SARIF's rule list are made of it. */
export interface RuleMeta<MessageId extends string = string> {
  /** `group/bad-pattern`: reads well after "allow". */
  readonly id: string
  /** One line, with a full stop. */
  readonly summary: string
  /** Why the pattern hurts, and what to do: a paragraph or two for the rule's page. */
  readonly rationale: string
  readonly severity: Severity
  /**
   * What it cannot run without: a base revision to compare with, a git that tells what it ignores, the whole history of
   * a repository, or the day of the run.
   */
  readonly needs?: 'base' | 'git' | 'history' | 'day'
  /** Has fixes that are safe to apply unseen. */
  readonly fixable: boolean
  /** JSON Schema of the options' properties; an option that is not named is refused. */
  readonly options?: Readonly<Record<string, OptionSchema>>
  /** `{name}` takes the finding's data. */
  readonly messages: Readonly<Record<MessageId, string>>
}

export interface OptionSchema {
  readonly type: 'string' | 'number' | 'boolean' | 'array'
  readonly items?: { readonly type: 'string' }
  readonly default: unknown
  readonly description: string
}

/** What `check` yields; the engine turns it into a diagnostic. */
export interface Finding<MessageId extends string = string> {
  readonly at: Place
  readonly message: MessageId
  /** Where this one is less serious than the rule's others. What a configuration says of the rule goes before it. */
  readonly severity?: Severity
  readonly data?: Readonly<Record<string, string | number>>
  readonly related?: readonly { readonly at: Place; readonly message: string }[]
  readonly fix?: ProposedChange
  readonly suggestions?: readonly ProposedChange[]
}

export interface ProposedChange {
  readonly message: string
  readonly edits: readonly SpanEdit[]
}

export interface RuleContext {
  readonly index: Index
  readonly options: Readonly<Record<string, unknown>>
  /** Of every rule, in the registry's order. */
  readonly ruleIds: readonly string[]
  /** Filled only for the rules of the group `suppression`, which run after all others. */
  readonly suppressions: readonly AppliedSuppression[]
}

/** One rule name of one suppression, and what became of it. */
export interface AppliedSuppression {
  readonly document: Document
  readonly suppression: SuppressionFact
  readonly ruleId: SuppressionFact['ruleIds'][number]
  readonly state: 'used' | 'unused' | 'unknown-rule'
}

export interface Rule<MessageId extends string = string> extends RuleMeta<MessageId> {
  /** Must not throw, whatever the facts: a rule sees the index and never a tree or a file system. */
  check(context: RuleContext): Iterable<Finding<MessageId>>
}

/** Ties the message ids that `check` uses to those that `messages` defines. */
export function defineRule<const MessageId extends string>(rule: Rule<MessageId>): Rule<MessageId> {
  return rule
}
