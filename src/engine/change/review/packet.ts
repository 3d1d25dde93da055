/** What a change means, as plain data: what reporters write for the person who reads it. */
import type { Severity } from '../../model/diagnostic.ts'

export interface ReviewPacket {
  /** What the change is compared with, as the user wrote it. */
  readonly ref: string
  readonly verdict: PacketVerdict
  /** What turns the meaning of a plan first: reopened, changed in force, removed, superseded. */
  readonly decisions: readonly DecisionChange[]
  /** All other items: what is gone, then states, texts, places; new ones last. */
  readonly items: readonly ItemChange[]
  /** Boxes that changed and nothing else, page by page. */
  readonly ticks: readonly Ticks[]
  /** Pages that the change leaves alone and that refer to what it changes or removes: they may say what is no longer true. */
  readonly stale: readonly StalePage[]
  readonly coverage: readonly CoverageChange[]
  /** Sections that were signed off and are no longer what was read. */
  readonly signOffs: readonly LapsedSignOff[]
  readonly commands: readonly CommandChange[]
  readonly links: LinkChanges
  readonly pages: readonly PageChange[]
  /** Paths of changed files that are no pages: data, programs, pictures. */
  readonly others: readonly string[]
  /** Undefined where nobody looked. */
  readonly prose: readonly ProseRemark[] | undefined
}

/** A place in the corpus as it is after the change; of what is gone, as it was before. */
export interface PacketPlace {
  /** Relative to the workspace root. */
  readonly file: string
  /** 1-based. */
  readonly line: number
}

export interface PacketVerdict {
  readonly brought: readonly PacketDiagnostic[]
  readonly healed: readonly PacketDiagnostic[]
  /** How many were there before and still are. */
  readonly existing: number
}

export interface PacketDiagnostic {
  readonly ruleId: string
  readonly severity: Severity
  readonly message: string
  readonly at: PacketPlace
  /** It stands in a file that the change does not touch. */
  readonly isElsewhere: boolean
}

/** A stretch of words; one space parts it from its neighbours. */
export interface WordRun {
  /** `gap`: words that stay as they are and are left out. */
  readonly sort: 'same' | 'added' | 'removed' | 'gap'
  readonly text: string
}

export interface WordCounts {
  /** In words. */
  readonly added: number
  readonly removed: number
}

export interface WordChange extends WordCounts {
  /** Stretches around what changed, in their order. */
  readonly hunks: readonly (readonly WordRun[])[]
  /** More hunks than are kept. */
  readonly more: number
}

export interface ItemChange {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly at: PacketPlace
  readonly sort: 'removed' | 'state' | 'text' | 'moved' | 'added'
  /** Where it differs; undefined is a state that nothing tells. */
  readonly state?: { readonly before: string | undefined; readonly after: string | undefined }
  readonly fields: readonly FieldChange[]
  /** Where it was defined, or what its id was, where that is another one. */
  readonly was?: { readonly file?: string; readonly id?: string }
  readonly impact: Impact
}

export interface FieldChange extends WordChange {
  /** As facts name it; `title` and `text` beside the fields that the author wrote. */
  readonly name: string
}

export interface DecisionChange extends ItemChange {
  readonly meaning: DecisionMeaning
  /** Ids. */
  readonly replacedBy: readonly string[]
}

export const DECISION_MEANINGS = [
  'reopened',
  'changed-in-force',
  'removed',
  'superseded',
  'state',
  'text',
  'moved',
  'new',
] as const
export type DecisionMeaning = (typeof DECISION_MEANINGS)[number]

/** Who rests on an item. */
export interface Impact {
  /** Shortest chain first, pages that the change leaves alone before those that it touches. */
  readonly entries: readonly ImpactEntry[]
  /** All, also those that `entries` leaves out. */
  readonly total: number
  /** Those in pages that the change does not touch: they may say what is no longer true. */
  readonly untouched: number
  /** Counting ended before all were seen. */
  readonly isAtLeast: boolean
}

export interface ImpactEntry {
  readonly at: PacketPlace
  /** The heading above; '' before the first. */
  readonly section: string
  /** The item that the reference stands in; undefined in the text of a page. */
  readonly id: string | undefined
  /** Ids between: the first refers to the changed item, the next to that. Empty where it refers to it directly. */
  readonly via: readonly string[]
  readonly isTouched: boolean
}

export interface StalePage {
  readonly file: string
  /** In the order of the items above. */
  readonly rests: readonly { readonly id: string; readonly line: number }[]
}

export interface Ticks {
  readonly file: string
  readonly ticked: readonly string[]
  readonly unticked: readonly string[]
}

export interface CoverageChange {
  readonly id: string
  readonly title: string
  readonly at: PacketPlace
  /** `failed`: it was verified by passed verifications and is no longer. */
  readonly sort: 'lost' | 'failed' | 'won' | 'passed'
  /** Ids of the verifications: of `lost` those that named it, of the others those that do. */
  readonly verifications: readonly string[]
}

export interface LapsedSignOff {
  /** The record's row. */
  readonly at: PacketPlace
  readonly target: { readonly file: string; readonly heading: string }
  readonly reviewer: string
  readonly date: string
  readonly state: 'suspect' | 'gone'
}

export interface CommandChange {
  readonly at: PacketPlace
  readonly section: string
  readonly sort: 'removed' | 'changed' | 'added'
  readonly lines: readonly CommandLine[]
}

export interface CommandLine {
  readonly sort: 'same' | 'added' | 'removed'
  readonly text: string
}

export interface LinkChanges {
  /** The same words lead elsewhere. */
  readonly moved: readonly MovedLink[]
  /** Links to other pages, in numbers. */
  readonly added: number
  readonly removed: number
  /** Anchors that are gone and to which somebody linked. */
  readonly anchors: readonly LostAnchor[]
  /** Anchors that are gone and to which nobody linked. */
  readonly unused: number
}

export interface MovedLink {
  readonly at: PacketPlace
  readonly label: string
  readonly before: string
  readonly after: string
}

export interface LostAnchor {
  /** The page that had it, as it was called. */
  readonly file: string
  readonly anchor: string
  /** Links that led there; those that still do lead nowhere. */
  readonly linkedFrom: readonly (PacketPlace & { readonly isBroken: boolean })[]
}

export interface PageChange extends WordCounts {
  /** As it is called now; of a removed page as it was. */
  readonly file: string
  readonly title: string
  readonly sort: 'removed' | 'renamed' | 'changed' | 'added'
  readonly was?: string
  /** In the order of the page, removed ones last; what stays as it is is left out. Of a page that is new or gone, what came from elsewhere. */
  readonly sections: readonly SectionChange[]
  /** Of a removed page: links and references of pages that stay, by file. */
  readonly leftBehind: readonly string[]
}

export interface SectionChange extends WordChange {
  /** '' is what stands before the first heading. */
  readonly heading: string
  /** 1-based; of a removed section as it was. */
  readonly line: number
  readonly sort: 'removed' | 'changed' | 'moved' | 'added'
  /** The heading that it had, or where it was: in another page, or elsewhere in this one. */
  readonly was?: { readonly heading?: string; readonly file?: string }
  /** Items whose words are told as theirs, and not once more in `hunks`; the counts have them. */
  readonly told: readonly string[]
  /** Of a moved one: how many sections below went with it. */
  readonly below: number
}

export interface ProseRemark {
  readonly ruleId: string
  readonly severity: Severity
  readonly message: string
  readonly at: PacketPlace
  /** The sentence, on one line. */
  readonly sentence: string
}
