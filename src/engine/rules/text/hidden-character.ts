import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'text/hidden-character',
  summary: 'A character that is not seen and changes what the text means.',
  rationale: `Bidirectional controls make a command or a path read otherwise than it runs. Zero-width characters split an id, a path
or a command in two: it is found by no search and fails when pasted.

The fix takes the character out. Joiners that emoji and scripts need are accepted where they join.`,
  severity: 'error',
  fixable: true,
  messages: { hidden: 'Unexpected hidden character {name}.' },
  *check({ index }) {
    for (const { path: file, facts } of index.documents) {
      for (const { sort, text, span, replacement } of facts.marks) {
        if (sort !== 'hidden-character') continue
        const at = { file, span }
        const data = { name: nameOf(text) }
        if (replacement === undefined) yield { at, message: 'hidden', data }
        else
          yield {
            at,
            message: 'hidden',
            data,
            fix: {
              message: replacement === '' ? 'Take it out' : `Write ${replacement}`,
              edits: [{ ...at, text: replacement }],
            },
          }
      }
    }
  },
})

/** Names as the Unicode Character Database gives them, of what is met in practice. https://www.unicode.org/Public/UNIDATA/NamesList.txt */
const NAMES = new Map<number, string>([
  [0x00ad, 'SOFT HYPHEN'],
  [0x061c, 'ARABIC LETTER MARK'],
  [0x180e, 'MONGOLIAN VOWEL SEPARATOR'],
  [0x200b, 'ZERO WIDTH SPACE'],
  [0x200c, 'ZERO WIDTH NON-JOINER'],
  [0x200d, 'ZERO WIDTH JOINER'],
  [0x200e, 'LEFT-TO-RIGHT MARK'],
  [0x200f, 'RIGHT-TO-LEFT MARK'],
  [0x202a, 'LEFT-TO-RIGHT EMBEDDING'],
  [0x202b, 'RIGHT-TO-LEFT EMBEDDING'],
  [0x202c, 'POP DIRECTIONAL FORMATTING'],
  [0x202d, 'LEFT-TO-RIGHT OVERRIDE'],
  [0x202e, 'RIGHT-TO-LEFT OVERRIDE'],
  [0x2060, 'WORD JOINER'],
  [0x2066, 'LEFT-TO-RIGHT ISOLATE'],
  [0x2067, 'RIGHT-TO-LEFT ISOLATE'],
  [0x2068, 'FIRST STRONG ISOLATE'],
  [0x2069, 'POP DIRECTIONAL ISOLATE'],
  [0xfeff, 'ZERO WIDTH NO-BREAK SPACE'],
])

/** `U+200B ZERO WIDTH SPACE`; several characters are joined by commas. */
function nameOf(text: string): string {
  const names = [...text].map((character) => {
    const code = character.codePointAt(0)!
    const name = NAMES.get(code)
    return `U+${code.toString(16).toUpperCase().padStart(4, '0')}${name ? ` ${name}` : ''}`
  })
  return names.join(', ')
}
