/** The packet in words, without any markup: one wording for every format that people read. */
import type { CommandLine, ReviewPacket } from '../../engine/change/review/packet.ts'
import { commandsPart, linksPart, prosePart, signOffsPart } from './other-parts.ts'
import { decisionsPart, itemsPart, requirementsPart, stalePart } from './item-parts.ts'
import { pagesPart } from './pages-part.ts'
import { diagnosticsPart, summaryOf } from './summary.ts'

/** A piece of a line. Texts may hold whatever a document holds: a format escapes them. */
export type Piece =
  | string
  | { readonly sort: 'strong' | 'code' | 'added' | 'removed'; readonly text: string }
  /** Of the corpus; `line` is 1-based. */
  | { readonly sort: 'place'; readonly file: string; readonly line?: number }

export type Line = readonly Piece[]

export interface Entry {
  readonly headline: Line
  /** What else there is to say; the first thing that is left out where there is no room. */
  readonly details: readonly Detail[]
  /** Lines of commands, beside each other as a difference. */
  readonly listing?: readonly CommandLine[]
}

export interface Detail {
  readonly line: Line
  readonly below: readonly Line[]
}

export interface Part {
  readonly title: string
  /** What the part is about, where the title does not say it. */
  readonly lead?: string
  readonly entries: readonly Entry[]
  /** How many there are in all; `entries` may sum several up. */
  readonly count: number
}

export interface Outline {
  /** Each a paragraph. */
  readonly summary: readonly Line[]
  /** The most important first; none is empty. */
  readonly parts: readonly Part[]
}

/** How much of a single thing is told. */
export interface Limits {
  /** Referring places of an item. */
  readonly impact: number
  /** Stretches of changed words of a section or a field. */
  readonly hunks: number
  /** Lines of one difference between commands. */
  readonly commandLines: number
  /** Names in one list. */
  readonly names: number
}

export function outlineOf(packet: ReviewPacket, limits: Limits): Outline {
  const parts = [
    diagnosticsPart(packet),
    decisionsPart(packet, limits),
    itemsPart(packet, limits),
    stalePart(packet, limits),
    requirementsPart(packet, limits),
    signOffsPart(packet),
    commandsPart(packet, limits),
    linksPart(packet, limits),
    pagesPart(packet, limits),
    prosePart(packet),
  ]
  return { summary: summaryOf(packet), parts: parts.filter(({ entries }) => entries.length > 0) }
}

export function isEmpty({ pages, others, items, decisions, verdict }: ReviewPacket): boolean {
  const { brought, healed } = verdict
  return pages.length + others.length + items.length + decisions.length + brought.length + healed.length === 0
}
