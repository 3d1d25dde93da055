/** What stands in a cell that nobody has filled in yet. */

/** In lower case. */
const WORDS = new Set(
  `none, none yet, nothing, nothing yet, nobody, nobody yet, no one, no one yet, nil, empty, blank, missing, pending, not assigned,
    not available yet, unassigned, unsigned, tbd, tba, tbc, to do, todo, to follow, to come, to be added, to be announced, to be
    assigned, to be completed, to be confirmed, to be decided, to be defined, to be determined, to be done, to be filled, to be
    filled in, to be named, to be provided, to be recorded, to be signed, to be written`
    .replace(/\s+/g, ' ')
    .split(', '),
)

const STROKES = /^[-—–?_.…\s]*$/

/** Nothing, a dash, a line to write on, or words for nothing yet. "n/a" is an answer. */
export function isBlankCell(text: string): boolean {
  if (STROKES.test(text)) return true
  const words = text
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .replace(/^[ ("'*_]+|[ )"'*_.!…]+$/g, '')
  return WORDS.has(words) || words.startsWith('not yet')
}

const PLACEHOLDER = /^(?:\[[^\]]{0,40}\]|[<{].*[>}]|[dmy]{2,4}[-/.][dmy]{2,4}[-/.][dmy]{2,4}|☐|⬜)$/iu

/** A box, `[name]`, `YYYY-MM-DD`: what a template leaves for somebody to fill in. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text.trim())
}
