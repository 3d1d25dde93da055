/** Which diagnostics a baseline accepts, which of its entries fit nothing any more, and what it is afterwards. */
import { compareStrings, type Diagnostic } from '../model/diagnostic.ts'
import { groupBy } from '../model/group-by.ts'
import type { Fingerprint } from './fingerprint.ts'
import { matchFingerprints } from './match.ts'

export interface Baseline {
  readonly accepted: readonly AcceptedGroup[]
}

/** What was accepted together, for one reason. */
export interface AcceptedGroup {
  readonly reason: string
  /** The last day of it, `2027-06-30`; without one it has no end. */
  readonly expires?: string
  readonly diagnostics: readonly AcceptedDiagnostic[]
}

export interface AcceptedDiagnostic extends Fingerprint {
  /** How many of it are accepted, from 1. */
  readonly count: number
}

/** What was not read was not checked either: nobody knows what would be accepted with it. */
export const NEVER_ACCEPTED = 'page/unreadable'

export interface BaselineRun {
  readonly baseline: Baseline
  /** Of the whole corpus, each with its fingerprint at the same index. */
  readonly diagnostics: readonly Diagnostic[]
  readonly fingerprints: readonly Fingerprint[]
  /** The day of the run, `2026-11-21`. */
  readonly today: string
  /** Whether the run cannot tell if an entry still fits: its rule did not run, or its file could not be read. */
  readonly isUntold: (entry: Fingerprint) => boolean
}

export interface BaselineVerdict {
  /** For each diagnostic the group that it is accepted in, or was until that expired; undefined for one that is in none. */
  readonly groups: readonly (AcceptedGroup | undefined)[]
  /** The last day of the acceptance, by diagnostic. */
  readonly expired: ReadonlyMap<Diagnostic, string>
  /** What fits nothing any more, once for each time that it was accepted, in the order of the baseline. */
  readonly left: readonly AcceptedDiagnostic[]
  /** The baseline without what left. */
  readonly rest: Baseline
  /** Entries that the run cannot tell of, once for each time that they were accepted. */
  readonly untold: readonly Occurrence[]
}

export interface Occurrence {
  readonly group: AcceptedGroup
  readonly entry: Fingerprint
}

export function holdAgainst({ baseline, diagnostics, fingerprints, today, isUntold }: BaselineRun): BaselineVerdict {
  const isOver = ({ expires }: AcceptedGroup) => expires !== undefined && expires < today
  const occurrences = baseline.accepted.flatMap((group) =>
    group.diagnostics.flatMap((entry) => Array.from({ length: entry.count }, () => ({ group, entry }))),
  )
  // What is accepted twice is so as long as one of the two holds.
  const ordered = [
    ...occurrences.filter(({ group }) => !isOver(group)),
    ...occurrences.filter(({ group }) => isOver(group)),
  ]
  const { earlier, gone } = matchFingerprints(
    ordered.map(({ entry }) => entry),
    fingerprints,
  )
  const groups = earlier.map((index) => (index === undefined ? undefined : ordered[index]!.group))
  const unmatched = new Set(gone.map((index) => ordered[index]!))
  const kept = occurrences.filter((occurrence) => !unmatched.has(occurrence) || isUntold(occurrence.entry))
  return {
    groups,
    expired: new Map(
      groups.flatMap((group, index) => (group && isOver(group) ? [[diagnostics[index]!, group.expires!]] : [])),
    ),
    left: occurrences
      .filter((occurrence) => unmatched.has(occurrence) && !isUntold(occurrence.entry))
      .map(({ entry }) => entry),
    rest: { accepted: grouped(baseline, kept) },
    untold: kept.filter((occurrence) => unmatched.has(occurrence)),
  }
}

/**
 * The baseline afterwards: each entry as its diagnostic stands now, and those at `more` accepted for another reason, in the
 * group of the same reason and end where there is one, else in a new one at the end.
 */
export function acceptMore(
  { baseline, fingerprints }: Pick<BaselineRun, 'baseline' | 'fingerprints'>,
  { groups, untold }: Pick<BaselineVerdict, 'groups' | 'untold'>,
  more: ReadonlySet<number>,
  { reason, expires }: Pick<AcceptedGroup, 'reason' | 'expires'>,
): Baseline {
  const target = baseline.accepted.find((group) => group.reason === reason && group.expires === expires) ?? {
    reason,
    ...(expires !== undefined && { expires }),
    diagnostics: [],
  }
  const found = fingerprints.flatMap((entry, index) => {
    const group = more.has(index) ? target : groups[index]
    return group ? [{ group, entry }] : []
  })
  const accepted = grouped({ accepted: [...new Set([...baseline.accepted, target])] }, [...untold, ...found])
  return { accepted: accepted.map((group) => ({ ...group, diagnostics: sorted(group.diagnostics) })) }
}

/** What makes two entries one. */
export function keyOf({ ruleId, messageId, file, section, text, line, message }: Fingerprint): string {
  return [file, ruleId, messageId, section, text, line, message].join('\0')
}

/** The groups in their order, each with its own; those that have none left are gone. */
function grouped({ accepted }: Baseline, occurrences: readonly Occurrence[]): AcceptedGroup[] {
  const byGroup = groupBy(occurrences, ({ group }) => group)
  return accepted.flatMap((group) => {
    const own = byGroup.get(group)
    return own ? [{ ...group, diagnostics: counted(own.map(({ entry }) => entry)) }] : []
  })
}

function counted(fingerprints: readonly Fingerprint[]): AcceptedDiagnostic[] {
  const entries = new Map<string, AcceptedDiagnostic>()
  for (const fingerprint of fingerprints) {
    const key = keyOf(fingerprint)
    entries.set(key, { ...fingerprint, count: (entries.get(key)?.count ?? 0) + 1 })
  }
  return [...entries.values()]
}

/** By what they say, not by where they stand: a line that moves stays where it is in the file, and merges stay small. */
function sorted(entries: readonly AcceptedDiagnostic[]): AcceptedDiagnostic[] {
  return entries
    .map((entry) => ({ entry, key: keyOf(entry) }))
    .sort((a, b) => compareStrings(a.key, b.key))
    .map(({ entry }) => entry)
}
