import type { Diagnostic, Severity } from '../engine/model/diagnostic.ts'
import type { RuleMeta } from '../engine/rules/rule.ts'

/** Counts over the documents that the command was asked about. */
export interface Summary {
  readonly files: number
  readonly items: number
  readonly references: number
  readonly links: number
  readonly errors: number
  readonly warnings: number
  readonly durationMs: number
}

/** What a run found, ready to be written. */
export interface Report {
  /**
   * What is to be listed, in the order of `compareDiagnostics`; paths as the output names them. With a base: what the
   * change brings. With a baseline: what that does not cover.
   */
  readonly diagnostics: readonly Diagnostic[]
  /** Only with `--base`. */
  readonly change?: ReportedChange
  /** Only with `--baseline`. */
  readonly baseline?: ReportedBaseline
  readonly summary: Summary
  /** Rules that are on and could not run, with what they lacked. */
  readonly notRun: readonly { readonly ruleId: string; readonly needs: NonNullable<RuleMeta['needs']> }[]
  readonly rules: readonly RuleMeta[]
  /**
   * A name that no other diagnostic of the same revision has, the same in every run while the fault is the same
   * (`fingerprintNames`). Of anything in the report; of any length.
   */
  fingerprintOf(diagnostic: Diagnostic): string
  /** The text of a file of the output; undefined where it cannot be read. */
  readText(file: string): string | undefined
  readonly style: Style
  /** Throughline's own. */
  readonly version: string
}

export interface ReportedChange {
  /** What the corpus is compared with, as the user wrote it. */
  readonly ref: string
  /** What was there before. */
  readonly existing: readonly Diagnostic[]
  /** What is gone; places of the revision that is compared with. */
  readonly healed: readonly Diagnostic[]
  /** Those of the report's diagnostics that stand in files which the change does not touch. */
  readonly elsewhere: ReadonlySet<Diagnostic>
}

export interface ReportedBaseline {
  /** As the user named it. */
  readonly path: string
  /** Accepted, and so not listed. */
  readonly covered: readonly { readonly diagnostic: Diagnostic; readonly reason: string }[]
  /** Those of the report's diagnostics whose acceptance has expired: the last day of it, by diagnostic. */
  readonly expired: ReadonlyMap<Diagnostic, string>
  /** Entries of the file that fit nothing any more, in its order. */
  readonly left: readonly { readonly ruleId: string; readonly file: string; readonly message: string }[]
  /** Whether those are out of the file by now: not in continuous integration, where nobody would see it. */
  readonly isRewritten: boolean
}

export interface Style {
  readonly hasColour: boolean
  /** In terminal cells. */
  readonly width: number
}

/** One output format: a report → its text, in chunks so that none has to fit in memory. */
export interface Reporter {
  readonly name: string
  /** Read by a service that wants paths from the top of its checkout, whatever directory was checked. */
  readonly isForService: boolean
  /** A file of it is added to and not replaced, as others write there too. */
  readonly isAppended?: true
  report(report: Report): Iterable<string>
}

/** `1 error`, `2 errors`, `1,204 items`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}

/** `3 errors, 1 warning and 2 notes`; empty where there are none. */
export function countedSeverities(counts: Readonly<Record<Severity, number>>): string {
  const nouns: [Severity, string][] = [
    ['error', 'error'],
    ['warning', 'warning'],
    ['info', 'note'],
  ]
  const parts = nouns
    .filter(([severity]) => counts[severity] > 0)
    .map(([severity, noun]) => counted(counts[severity], noun))
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

export function countSeverities(diagnostics: readonly { readonly severity: Severity }[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of diagnostics) counts[severity]++
  return counts
}
