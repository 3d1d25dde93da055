/** Which verification names which requirement. */
import type { DefinitionFact } from '../../model/facts.ts'
import { inside } from '../../model/placed.ts'
import type { WrittenText } from '../../model/records.ts'
import type { Document, Index, Item } from '../index.ts'
import type { Mentions } from './mentions.ts'
import type { TypedRow } from './rows.ts'

/** What a verification may verify. */
const VERIFIED_KINDS = ['requirement', 'success criterion'] as const

export interface TraceLinks {
  /** In document order, each once. */
  requirementsOf(verification: Item): readonly Item[]
  verificationsOf(requirement: Item): readonly Item[]
}

export function traceLinks(index: Index, rows: readonly TypedRow[], mentions: Mentions): TraceLinks {
  const requirements = new Map<Item, Set<Item>>()
  const verifications = new Map<Item, Set<Item>>()
  const tie = (named: readonly Item[], naming: readonly Item[]) => {
    // Two lists of one length are two columns: V-001..003 verifies REQ-001..003 one by one.
    const isPaired = named.length === naming.length
    for (const [i, requirement] of named.entries())
      for (const verification of isPaired ? [naming[i]!] : naming) {
        add(requirements, verification, requirement)
        add(verifications, requirement, verification)
      }
  }
  for (const row of rows) tie(requirementsIn(row, mentions), verificationsIn(row, mentions))
  for (const item of index.items) {
    const document = index.document(item.definition.file)
    if (document?.role !== 'record') continue
    const namedBy = (...kinds: readonly string[]) =>
      textsOf(item.definition.fact, document).flatMap((text) => mentions.inCell(document, text, ...kinds))
    if (item.kind === 'verification') tie(namedBy(...VERIFIED_KINDS), [item])
    // The columns of a row are told apart by the table; a list item or a section names its verification.
    else if (item.kind === 'requirement' && item.definition.fact.form !== 'table-row')
      for (const verification of namedBy('verification')) tie([item], [verification])
  }
  return {
    requirementsOf: (verification) => [...(requirements.get(verification) ?? [])],
    verificationsOf: (requirement) => [...(verifications.get(requirement) ?? [])],
  }
}

export function verificationsIn({ document, cells }: TypedRow, mentions: Mentions): readonly Item[] {
  const cell = cells.get('verification') ?? cells.get('validated')
  return cell ? mentions.inCell(document, cell, 'verification') : []
}

/** A row is about what its cell names; a row of a register of verifications without such a cell may name it anywhere. */
function requirementsIn(row: TypedRow, mentions: Mentions): readonly Item[] {
  const { document, table, cells } = row
  const cell = cells.get('requirement') ?? cells.get('criterion')
  const named = cell ? mentions.inCell(document, cell, ...VERIFIED_KINDS) : []
  return named.length > 0 || table.sort !== 'verifications' ? named : namedInRow(row, mentions, ...VERIFIED_KINDS)
}

/** What a row names, in columns too that nobody knows. */
export function namedInRow(
  { document, span, cells }: TypedRow,
  mentions: Mentions,
  ...kinds: readonly string[]
): readonly Item[] {
  const inCells = [...cells.values()].flatMap((cell) => mentions.inCell(document, cell, ...kinds))
  return [...new Set([...inCells, ...mentions.inside(document, span, ...kinds)])]
}

/** What a definition says: its own line or row, and its fields. */
export function textsOf({ extent, fields }: DefinitionFact, { facts: { traces = [] } }: Document): WrittenText[] {
  const [line = { text: '', span: extent }] = inside(traces, extent)
  return [line, ...fields.map(({ value, valueSpan }) => ({ text: value, span: valueSpan }))]
}

function add(map: Map<Item, Set<Item>>, key: Item, value: Item): void {
  const values = map.get(key)
  if (values) values.add(value)
  else map.set(key, new Set([value]))
}
