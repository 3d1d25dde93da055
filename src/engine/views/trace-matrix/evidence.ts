/** What a verification rests on, piece by piece, and whether it is there. */
import { isBlankCell } from '../../kinds/blank-cell.ts'
import type { Evidence } from '../../link/evidence.ts'
import { isBuilt, isIgnored } from '../../link/generated.ts'
import type { Index, Scope } from '../../link/index.ts'
import { isMissing } from '../../link/missing-evidence.ts'
import type { TracedVerification } from '../../link/traceability.ts'
import { groupBy } from '../../model/group-by.ts'
import { lazily } from '../../model/lazily.ts'
import { inside } from '../../model/placed.ts'

export interface MatrixEvidence {
  /** The label of a link that stands alone; else the path, from its scope, the address or the text. */
  readonly text: string
  readonly state: EvidenceState
  /** Relative to the workspace; undefined for addresses and for text. */
  readonly path?: string
  /** Decoded, without `#`. */
  readonly fragment?: string
}

export type EvidenceState =
  /** A file or folder of the workspace. */
  | 'present'
  /** The verification rests on it, and it is not there. */
  | 'missing'
  /** Not there, and nobody says that it is: the result is open, or a build makes it. */
  | 'expected'
  /** On another host: nobody has looked. */
  | 'address'
  /** Words that name no file. */
  | 'text'

export function evidenceReader(index: Index): (verification: TracedVerification) => readonly MatrixEvidence[] {
  const pieces = lazily(() => groupBy(index.evidence.map(placed), ({ file }) => file))
  const fragments = lazily(() => fragmentsIn(index))
  return ({ evidence: cell, item }) => {
    if (!cell || isBlankCell(cell.text)) return []
    const found = inside(pieces().get(cell.file) ?? [], cell.span)
    if (found.length === 0) return [{ text: cell.text, state: 'text' }]
    return found.map(({ evidence: { fact, path } }): MatrixEvidence => {
      const isAlone = found.length === 1 && fact.form === 'link'
      const fragment = fact.form === 'link' ? fragments().get(`${fact.span[0]} ${cell.file}`) : undefined
      return {
        text: isAlone ? cell.text : path === undefined ? fact.target : shortened(path, item.scope),
        state: stateOf({ fact, path }),
        ...(path !== undefined && { path }),
        ...(fragment !== undefined && { fragment }),
      }
    })
  }

  function stateOf({ fact, path }: Pick<Evidence, 'fact' | 'path'>): EvidenceState {
    if (path === undefined) return /^https?:/i.test(fact.target) ? 'address' : 'text'
    if (!isMissing(path, index)) return 'present'
    return fact.isClaimed && !fact.isConditional && !isBuilt(path) && !isIgnored(index, path) ? 'missing' : 'expected'
  }
}

function shortened(path: string, { directory }: Scope): string {
  return directory !== '' && path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : path
}

function placed(evidence: Evidence) {
  return { evidence, file: evidence.document.path, span: evidence.fact.span }
}

/** By the place of the destination: facts of evidence leave the fragment to the link. */
function fragmentsIn({ links }: Index): ReadonlyMap<string, string> {
  return new Map(
    links.flatMap(({ file, fact, target }) => {
      const fragment = target.state === 'found' || target.state === 'case' ? target.fragment : undefined
      return fragment === undefined ? [] : [[`${fact.urlSpan[0]} ${file}`, fragment] as const]
    }),
  )
}
