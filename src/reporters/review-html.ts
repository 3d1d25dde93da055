import { createHash } from 'node:crypto'
import type { ReviewPacket } from '../engine/change/review/packet.ts'
import { STYLE } from './review/html-style.ts'
import { htmlLine, htmlText } from './review/html-text.ts'
import { isEmpty, outlineOf, type Entry, type Limits, type Line, type Part, type Piece } from './review/outline.ts'

const LIMITS: Limits = { impact: 30, hunks: 30, commandLines: 200, names: 60 }

/** Of more entries only the headlines are open. */
const MOST_OPEN = 40

/** One file that stands for itself: no script, no font, no picture, and a policy that allows none. Same input, same bytes. */
export function* reviewHtml(packet: ReviewPacket): Iterable<string> {
  const title = 'What this change means'
  yield `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n`
  yield `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(STYLE)}'; base-uri 'none'; form-action 'none'">\n`
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
  yield `<title>${title}: since ${htmlText(packet.ref)}</title>\n<style>${STYLE}</style>\n</head>\n<body>\n`
  if (isEmpty(packet)) {
    yield `<main>\n<h1>${title}</h1>\n<p>Nothing has changed since ${codeHtml(packet.ref)}.</p>\n</main>\n</body>\n</html>\n`
    return
  }
  const { summary, parts } = outlineOf(packet, LIMITS)
  yield `<header>\n<h1>${title}</h1>\n${summary.map((line) => `<p>${lineHtml(line)}</p>\n`).join('')}</header>\n`
  yield `<nav aria-label="Parts">\n<ul>\n${parts.map(contentsEntry).join('')}</ul>\n</nav>\n<main>\n`
  for (const [at, part] of parts.entries()) yield* partHtml(part, at)
  yield '</main>\n</body>\n</html>\n'
}

function contentsEntry({ title, count }: Part, at: number): string {
  return `<li><a href="#part-${at + 1}">${title}</a> ${countHtml(count)}</li>\n`
}

function* partHtml({ title, lead, count, entries }: Part, at: number): Iterable<string> {
  const id = `part-${at + 1}`
  yield `<section aria-labelledby="${id}">\n<h2 id="${id}">${title} ${countHtml(count)}</h2>\n`
  if (lead !== undefined) yield `<p class="lead">${lead}</p>\n`
  yield '<ul class="entries">\n'
  for (const entry of entries) yield entryHtml(entry, entries.length <= MOST_OPEN)
  yield '</ul>\n</section>\n'
}

function entryHtml({ headline, details, listing }: Entry, isOpen: boolean): string {
  if (details.length === 0 && !listing) return `<li><p>${lineHtml(headline)}</p></li>\n`
  const rest = details.map(({ line, below }) => {
    const nested = below.map((each) => `<li>${lineHtml(each)}</li>`).join('')
    return `<li>${lineHtml(line)}${nested === '' ? '' : `<ul>${nested}</ul>`}</li>\n`
  })
  const list = rest.length === 0 ? '' : `<ul>\n${rest.join('')}</ul>\n`
  const lines = listing ? listingHtml(listing) : ''
  return `<li><details${isOpen ? ' open' : ''}><summary>${lineHtml(headline)}</summary>\n${lines}${list}</details></li>\n`
}

function listingHtml(listing: NonNullable<Entry['listing']>): string {
  const lines = listing.map(({ sort, text }) => {
    if (sort === 'same') return `  ${htmlLine(text)}`
    return sort === 'added' ? `<ins>+ ${htmlLine(text)}</ins>` : `<del>- ${htmlLine(text)}</del>`
  })
  return `<pre>${lines.join('\n')}</pre>\n`
}

function lineHtml(line: Line): string {
  return line.map(pieceHtml).join('')
}

function pieceHtml(piece: Piece): string {
  if (typeof piece === 'string') return htmlText(piece)
  if (piece.sort === 'place') {
    const { file, line } = piece
    return `<code class="place">${htmlText(line === undefined ? file : `${file}:${line}`)}</code>`
  }
  if (piece.sort === 'code') return codeHtml(piece.text)
  if (piece.sort === 'strong') return `<strong>${htmlText(piece.text)}</strong>`
  // A voice reads no colours.
  return piece.sort === 'added'
    ? `<ins><span class="said">added: </span>${htmlText(piece.text)}</ins>`
    : `<del><span class="said">removed: </span>${htmlText(piece.text)}</del>`
}

function codeHtml(text: string): string {
  return `<code>${htmlText(text)}</code>`
}

function countHtml(count: number): string {
  return `<span class="count">(${count.toLocaleString('en')})</span>`
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
