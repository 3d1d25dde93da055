/** What a statement says it counts: ids in brackets, parts that it adds up. */
import { NUMERAL, readNumeral } from '../../kinds/numerals.ts'
import type { CountFact } from '../../model/plans.ts'

const FAMILY = '[A-Z]+(?:-[A-Z][A-Z0-9]*)*-?'
const NUMBER = '(\\d{1,6})([a-z]{0,3})'
const RANGE = new RegExp(
  `^(?:[Aa]ll\\s+)?(?:[Tt]asks?:?\\s+)?(${FAMILY})${NUMBER}(?:\\s*(?:-|–|—|\\.{2,3}|\\s(?:to|through|thru)\\s)\\s*(${FAMILY})?${NUMBER})?$`,
)

/** Longer lists are texts. */
const LONGEST = 300

/** `T001-T031`, `T001 to T017 and T011a`: nothing but ids. Undefined where anything else stands among them. */
export function membersIn(text: string): CountFact['members'] {
  if (text.length > LONGEST || !/\d/.test(text)) return undefined
  const members = text.split(/\s*(?:,\s*and\b|,|&|\+|\band\b)\s*/).map((piece) => {
    const match = RANGE.exec(piece.trim())
    if (!match) return undefined
    const [, family = '', number = '', suffix = '', toFamily = family, toNumber, toSuffix = ''] = match
    const from = { family, number, suffix }
    if (toNumber === undefined) return { from, to: from }
    const isRange = toFamily === family && toNumber.length === number.length
    return isRange ? { from, to: { family, number: toNumber, suffix: toSuffix } } : undefined
  })
  return members.every((member) => member !== undefined) ? members : undefined
}

const AMOUNT_FIRST = new RegExp(`^(${NUMERAL})\\s+(\\S.*)$`, 'i')
const AMOUNT_LAST = new RegExp(`^(\\S[^:]*):\\s*(${NUMERAL})(?:\\s+tasks)?$`, 'i')

/** `196 implementation + 45 compliance`, `Phase 1: 4, US1: 9`, `Setup + Foundation + US1`. What a part consists of is no part. */
export function partsIn(written: string): CountFact['parts'] {
  if (written.length > LONGEST) return undefined
  const text = written.replace(/\[[^\][]*\]/g, '')
  if (/[()[\]]/.test(text)) return undefined
  if (text.includes('+')) {
    const pieces = piecesOf(text, '+')
    const amounts = pieces.map((piece) => AMOUNT_FIRST.exec(piece) ?? undefined)
    if (amounts.every((amount) => amount !== undefined))
      return amounts.map(([, amount = '', name = '']) => ({ text: name, value: readNumeral(amount)! }))
    return amounts.some(Boolean) || pieces.length < 2 ? undefined : pieces.map((piece) => ({ text: piece }))
  }
  const amounts = piecesOf(text, ',').map((piece) => AMOUNT_LAST.exec(piece) ?? undefined)
  if (amounts.length < 2 || !amounts.every((amount) => amount !== undefined)) return undefined
  return amounts.map(([, name = '', amount = '']) => ({ text: name, value: readNumeral(amount)! }))
}

function piecesOf(text: string, separator: string): string[] {
  return text.split(separator).map((piece) => piece.trim())
}

/** Behind anything but a colon `US1` and `P1` are remarks: ids of tasks have more digits. */
const FIRST_ID =
  /(?:^|:\s+)(?:(?:[Aa]ll|[Tt]asks?:?)\s+){0,2}[A-Z]+(?:-[A-Z]+)*-?\d|(?:\b(?:[Aa]ll|[Tt]asks?:?)\s+){0,2}\b[A-Z]+(?:-[A-Z]+)*-?\d{2}/
const SPAN_OF_IDS = /\b([A-Z]+(?:-[A-Z]+)*-?)\d{1,6}[a-z]{0,3}\s*(?:[-–—]|\.{2,3}|to\b|through\b)\s*(?:\1)?\d/

/**
 * The ids that a label ends with: `US1: Tasks T004-T017`, `Phase 2 (T006-T017)`. `unclear` where it has a range that is not
 * all of the rest. Of a single id nobody knows whether it is counted or what the number is of.
 */
export function membersBehind(
  label: string,
): { readonly at: number; readonly members: CountFact['members'] } | 'unclear' {
  const at = label.search(FIRST_ID)
  if (at === -1) return { at: label.length, members: undefined }
  const members = membersIn(label.slice(at).replace(/^:\s+|[)\]\s]+$/g, ''))
  if (members && (members.length > 1 || members[0]!.from !== members[0]!.to)) return { at, members }
  return SPAN_OF_IDS.test(label) ? 'unclear' : { at: label.length, members: undefined }
}

/** Ids or parts of the brackets that a text begins with; of a text without brackets, none. */
export function inBrackets(text: string): Pick<CountFact, 'members' | 'parts'> {
  const inner = /^[^A-Za-z0-9(]{0,8}\(([^()]*)\)/.exec(text)?.[1]
  return inner === undefined ? {} : namedIn(inner)
}

export function namedIn(text: string): Pick<CountFact, 'members' | 'parts'> {
  const members = membersIn(text)
  const parts = members ? undefined : partsIn(text)
  return { ...(members && { members }), ...(parts && { parts }) }
}
