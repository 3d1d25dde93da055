/** What stands in a cell that nobody has filled in yet. */

/** In lower case. */
const WORDS = new Set(
  `none, none yet, nothing, nothing yet, nobody, nobody yet, no one, no one yet, nil, empty, blank, missing, pending, open,
    not yet, not yet known, not yet available, not available yet, not yet recorded, not yet written, not yet assigned, not assigned,
    unassigned, not yet signed, unsigned, tbd, tba, tbc, tbs, to do, todo, to follow, follows, to come, to be added, to be done,
    to be defined, to be determined, to be decided, to be confirmed, to be announced, to be provided, to be assigned,
    to be named, to be recorded, to be written, to be filled, to be filled in, to be completed, to be signed`
    .split(',')
    .map((word) => word.trim()),
)

const STROKES = /^[-—–?_.…\s]*$/

/** Nothing, a dash, a line to write on, or words for nothing yet. "n/a" is an answer. */
export function isBlankCell(text: string): boolean {
  if (STROKES.test(text)) return true
  const words = text
    .toLowerCase()
    .replace(/^[\s("'*_]+|[\s)"'*_.!…]+$/g, '')
    .replace(/[\s-]+/g, ' ')
  return WORDS.has(words)
}

const PLACEHOLDER = /^(?:\[[^\]]{0,40}\]|[<{].*[>}]|[dmy]{2,4}[-/.][dmy]{2,4}[-/.][dmy]{2,4}|☐|⬜)$/iu

/** A box, `[name]`, `YYYY-MM-DD`: what a template leaves for somebody to fill in. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text.trim())
}
