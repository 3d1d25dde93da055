/** Evidence in tables: a column that is there for it, beside ids of what is verified or a column with results. */
import { kindOfHeader } from '../../kinds/lookup.ts'
import type { EvidenceFact } from '../../model/records.ts'
import { Node } from '../../parse/markdown.ts'
import { cellsOf } from '../cells.ts'
import { nodesOf, plainText, spanOf, type Page } from '../page.ts'
import { claims, denies, isConditionalText, saysAbsent } from './claims.ts'
import { piecesIn, wordsAmong, type LinksAt } from './pieces.ts'
import { targetsAmong } from './targets.ts'

const EVIDENCE =
  /^(?:(?:closure|verification|supporting|primary|acceptance|test|gate|captured|source) )?(?:evidence|proofs?|art[ei]facts?)(?: (?:files?|paths?|links?|locations?|anchors?|pointers?|sources?|map))?$/i

const RESULT =
  /^(?:results?|status|state|outcome|verdict|conclusion|passed|verified|done|pass ?\/ ?fail|(?:verification |test |current )?(?:result|status))$/i

const SIGN_OFF = /^(?:sign[- ]?off|signed(?:[- ]off)?(?: by)?|approved(?: by)?)$/i

/** A sign-off names a person, so that few words deny it. */
const UNSIGNED = /^(?:pending|open|tbd|to ?do|no|none|no one|n\/?a|[-—–?_ ]+)$/i

/** What rows are about where they have no ids: `| Criterion | Result | Evidence |`. */
const SUBJECT =
  /^(?:criteri(?:on|a)|acceptance criteri(?:on|a)|checks?|controls?|gates?|claims?|obligations?|verification)$/i

/** A cheap look at a header's line, before any cell of it is read. */
const MAY_HAVE = /evidence|proof|t[ie]fact/i

export function tableEvidence(page: Page, links: LinksAt): EvidenceFact[] {
  return nodesOf(page, Node.table).flatMap((table) => {
    const start = page.tree.start[table]!
    const end = page.text.indexOf('\n', start)
    return MAY_HAVE.test(page.text.slice(start, end === -1 ? start + 1000 : end))
      ? rowsEvidence(page, links, table)
      : []
  })
}

function rowsEvidence(page: Page, links: LinksAt, table: number): EvidenceFact[] {
  const [header, ...rows] = cellsOf(page, table)
  const names = header?.cells.map((cell) => plainText(page, cell).trim()) ?? []
  const columns = names.map((name) => name.split(/\s*[/&(]\s*|\s+and\s+/).some((part) => EVIDENCE.test(part)))
  const results = names.map((name) => RESULT.test(name))
  const signOffs = names.map((name) => SIGN_OFF.test(name))
  const isTyped = names.some(
    (name, i) => results[i] || signOffs[i] || (!columns[i] && (kindOfHeader(name) || SUBJECT.test(name))),
  )
  if (!columns.includes(true) || !isTyped) return []
  return rows.flatMap(({ cells }) => {
    const texts = cells.map((cell) => plainText(page, cell).trim())
    const isClaimed = isClaimedRow(
      texts.filter((_, i) => results[i]),
      texts.filter((_, i) => signOffs[i]),
    )
    const isConditional = isConditionalText(texts.join(' '))
    return cells.flatMap((cell, i) => {
      if (!columns[i]) return []
      const pieces = piecesIn(page, links, spanOf(page, cell))
      if (saysAbsent(wordsAmong(pieces))) return []
      return targetsAmong(pieces).map((target) => ({
        site: 'verification' as const,
        ...target,
        isClaimed,
        isConditional,
      }))
    })
  })
}

/** Every column that tells must agree; an empty sign-off beside a result that passed is one that is still to come. */
function isClaimedRow(results: readonly string[], signOffs: readonly string[]): boolean {
  if (results.some((text) => text !== '' && denies(text)) || signOffs.some((text) => UNSIGNED.test(text))) return false
  if (results.length > 0) return results.some((text) => claims(text))
  return signOffs.every((text) => text !== '')
}
