/**
 * A shell rule: an ESLint rule over the language `shell/bash`, in the part of ESLint's interface that both hosts have. ESLint
 * runs it through `index.ts`, `throughline check` through `src/engine/shell-host.ts`; it imports neither.
 */
import type { ShellHost } from '../src/engine/model/shell.ts'
import type { Span } from '../src/engine/model/range.ts'
import type { ShellText } from './shell/text.ts'

export interface ShellRule<MessageId extends string = string> {
  /** `no-bad-thing`; the engine calls it `shell/no-bad-thing`. */
  readonly name: string
  readonly meta: {
    readonly type: 'problem' | 'suggestion'
    readonly docs: {
      /** One line, with a full stop. */
      readonly description: string
      /** Why the pattern hurts and what to write instead: a paragraph or two for the rule's page. */
      readonly rationale: string
      readonly severity: 'error' | 'warning'
    }
    readonly fixable?: 'code'
    readonly hasSuggestions?: true
    readonly schema: readonly [] | readonly [OptionsSchema]
    readonly defaultOptions: readonly [] | readonly [Readonly<Record<string, unknown>>]
    /** `{{name}}` takes the report's data. */
    readonly messages: Readonly<Record<MessageId, string>>
  }
  /** Without a match of this there is nothing to report, and the text need not be parsed. */
  readonly trigger?: RegExp
  create(context: ShellContext<MessageId>): ShellListeners
}

interface OptionsSchema {
  readonly type: 'object'
  readonly properties: Readonly<Record<string, ShellOption>>
  readonly additionalProperties: false
}

export interface ShellOption {
  readonly type: 'string' | 'number' | 'boolean' | 'array'
  readonly items?: { readonly type: 'string' }
  readonly default: unknown
  readonly description: string
}

/** `Script` is called once a text. What is nested in it is not walked: `ShellText.calls` has every command, wherever it hides. */
export interface ShellListeners {
  Script?(): void
}

export interface ShellContext<MessageId extends string = string> {
  /** `shell` is read when it is asked for. */
  readonly sourceCode: { readonly text: string; readonly shell: ShellText }
  readonly languageOptions: ShellLanguageOptions
  readonly options: readonly [Readonly<Record<string, unknown>>]
  /** Of the file that holds the text, with `/` or the system's separators. */
  readonly physicalFilename: string
  /** The directory that ESLint runs in; paths of the engine are relative as they are. */
  readonly cwd?: string
  readonly settings: { readonly shell?: ShellSettings }
  report(report: ShellReport<MessageId>): void
}

export const FOLLOWERS = ['none', 'next', 'later'] as const
export type Followers = (typeof FOLLOWERS)[number]

export interface ShellLanguageOptions {
  readonly host: ShellHost
  /** Which later text of the same page, run in the same shell, depends on the directory that this one leaves. */
  readonly followers?: Followers
}

/** What the rules know of the repository around. */
export interface ShellSettings {
  /** Patterns of the permission allowlist, `Bash(git -C * *)`. */
  readonly allow?: readonly string[]
}

export interface ShellReport<MessageId extends string = string> {
  /** Offsets in the text, wrapped as ESLint wants a node; `spanNode` makes it. */
  readonly node: SpanNode
  readonly messageId: MessageId
  readonly data?: Readonly<Record<string, string>>
  readonly fix?: (fixer: ShellFixer) => readonly ShellEdit[]
  readonly suggest?: readonly {
    readonly messageId: MessageId
    readonly data?: Readonly<Record<string, string>>
    readonly fix: (fixer: ShellFixer) => readonly ShellEdit[]
  }[]
}

export interface SpanNode {
  readonly type: 'Span'
  readonly pos: number
  readonly end: number
}

/** ESLint's own; only what both hosts have. */
export interface ShellFixer {
  replaceTextRange(range: readonly [number, number], text: string): ShellEdit
}

export interface ShellEdit {
  readonly range: readonly [number, number]
  readonly text: string
}

/** A place in the text as a report's node. */
export function spanNode([pos, end]: Span): SpanNode {
  return { type: 'Span', pos, end }
}

interface ShellRuleParts<MessageId extends string> {
  readonly name: string
  readonly summary: string
  readonly rationale: string
  readonly severity: 'error' | 'warning'
  readonly fixable: boolean
  readonly suggests?: boolean
  readonly options?: Readonly<Record<string, ShellOption>>
  readonly messages: Readonly<Record<MessageId, string>>
  /** Leave it away to see every text. */
  readonly trigger?: RegExp
  /** Asked before the text is parsed, for a rule that is about few files. */
  readonly applies?: (context: ShellContext<MessageId>) => boolean
  /** Runs once a text. Must not throw, whatever the text. */
  check(shell: ShellText, context: ShellContext<MessageId>): void
}

/** The ESLint rule of its parts. Ties the message ids that `check` reports to those that `messages` defines. */
export function defineShellRule<const MessageId extends string>({
  name,
  summary,
  rationale,
  severity,
  fixable,
  suggests = false,
  options = {},
  messages,
  trigger,
  applies,
  check,
}: ShellRuleParts<MessageId>): ShellRule<MessageId> {
  const defaults = Object.entries(options).map(([key, option]) => [key, option.default] as const)
  return {
    name,
    meta: {
      type: 'problem',
      docs: { description: summary, rationale, severity },
      ...(fixable && { fixable: 'code' }),
      ...(suggests && { hasSuggestions: true }),
      schema: defaults.length > 0 ? [{ type: 'object', properties: options, additionalProperties: false }] : [],
      defaultOptions: defaults.length > 0 ? [Object.fromEntries(defaults)] : [],
      messages,
    },
    ...(trigger && { trigger }),
    create: (context) => {
      let isDone = false
      return {
        // A script within a substitution has the same type; its commands are among those of the whole.
        Script: () => {
          const isDue = !isDone && (!trigger || trigger.test(context.sourceCode.text)) && (!applies || applies(context))
          isDone = true
          if (isDue) checkSafely(() => check(context.sourceCode.shell, legible(context)))
        },
      }
    },
  }
}

/** Nesting without end runs out of stack; it is nothing but hostile. */
function checkSafely(check: () => void): void {
  try {
    check()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
}

/** Reports for people: what somebody else puts into the text before the shell sees it is left open. */
function legible<MessageId extends string>(context: ShellContext<MessageId>): ShellContext<MessageId> {
  const { sourceCode, languageOptions, options, physicalFilename, settings, cwd } = context
  return {
    sourceCode,
    languageOptions,
    options,
    physicalFilename,
    settings,
    ...(cwd !== undefined && { cwd }),
    report: (report) => {
      const data = Object.entries(report.data ?? {}).map(([name, text]) => [name, text.replace(/\uFFFC+/g, '…')])
      context.report({ ...report, data: Object.fromEntries(data) as Record<string, string> })
    },
  }
}
