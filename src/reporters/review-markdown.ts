import type { ReviewPacket } from '../engine/change/review/packet.ts'
import { fitted, type FittedPart } from './review/fit.ts'
import { codeLine, codeText, fenceAround, inlineText } from './review/markdown-text.ts'
import { isEmpty, outlineOf, type Entry, type Limits, type Line, type Piece } from './review/outline.ts'

/**
 * In UTF-16 units, line ends counted twice. A comment of GitHub holds 65,536 characters, and a form sends a line end as two.
 */
export const MOST_CHARACTERS = 60_000

const LIMITS: Limits = { impact: 6, hunks: 4, commandLines: 30, names: 12 }

/** A comment for a pull request. What finds no room is left out from the end, and the comment says so. Same input, same bytes. */
export function* reviewMarkdown(packet: ReviewPacket): Iterable<string> {
  if (isEmpty(packet)) {
    yield `Nothing has changed since ${codeText(packet.ref)}.\n`
    return
  }
  const { summary, parts } = outlineOf(packet, LIMITS)
  const head = `## What this change means\n\n${summary.map((line) => `${lineText(line)}\n`).join('\n')}`
  const room = MOST_CHARACTERS - sizeOf(head)
  const { parts: shown, left } = fitted(parts, { room, textOf: entryText, sizeOf, frame: FRAME })
  yield head
  for (const part of shown) yield partText(part)
  if (left.length === 0) return
  const sums = left.map(({ title, shortened, dropped }) => {
    const words = [
      ...(shortened > 0 ? [`${shortened} shortened`] : []),
      ...(dropped > 0 ? [`${dropped} left out`] : []),
    ]
    return `${title}: ${words.join(', ')}`
  })
  yield `\n---\n\nNot all of it fits into a comment. ${sums.join('; ')}. `
  yield `The whole packet: ${codeText('throughline review --format html')}.\n`
}

/** Room for the head of each part, and for what is said at the end. */
const FRAME = 400

/** A part that is longer is folded: the reader opens it. */
const LONGEST_OPEN = 6000

function partText({ title, lead, count, texts }: FittedPart): string {
  const head = `${title} (${count.toLocaleString('en')})`
  const body = `${lead === undefined ? '' : `${lead}\n\n`}${texts.join('')}`
  if (body.length <= LONGEST_OPEN) return `\n### ${head}\n\n${body}`
  return `\n<details><summary><b>${head}</b></summary>\n\n${body}\n</details>\n`
}

function entryText({ headline, details, listing }: Entry, isBrief: boolean): string {
  const first = `- ${lineText(headline)}\n`
  if (isBrief) return first
  const rest = details.map(
    ({ line, below }) => `  - ${lineText(line)}\n${below.map((each) => `    - ${lineText(each)}\n`).join('')}`,
  )
  return first + (listing ? listingText(listing) : '') + rest.join('')
}

function listingText(listing: NonNullable<Entry['listing']>): string {
  const lines = listing.map(({ sort, text }) => `${MARKS[sort]}${codeLine(text)}`)
  const fence = fenceAround(lines)
  return `\n  ${fence}diff\n${lines.map((line) => `  ${line}\n`).join('')}  ${fence}\n\n`
}

const MARKS = { same: ' ', added: '+', removed: '-' } as const

function lineText(line: Line): string {
  return line.map(pieceText).join('')
}

function pieceText(piece: Piece): string {
  if (typeof piece === 'string') return inlineText(piece)
  if (piece.sort === 'place') return codeText(piece.line === undefined ? piece.file : `${piece.file}:${piece.line}`)
  if (piece.sort === 'code') return codeText(piece.text)
  if (piece.text === '') return ''
  const text = inlineText(piece.text)
  if (piece.sort === 'strong') return `<b>${text}</b>`
  return piece.sort === 'added' ? `<ins>${text}</ins>` : `<del>${text}</del>`
}

function sizeOf(text: string): number {
  let size = text.length
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) size++
  return size
}
