/** Texts that are more than text to somebody who reads an output: generated, and the same in every run. */

const PIECES = [
  '\n',
  '\r',
  '\r\n',
  '::add-mask::harbour',
  '\n::add-mask::harbour',
  '::stop-commands::bell',
  '##[error]',
  '##[set-output name=tide]',
  '##vso[task.setvariable variable=tide]',
  '%0A',
  '%0A::error::',
  '%25',
  '%250A',
  '%3A%2C',
  ',',
  ':',
  ';',
  '=',
  ']',
  ' ',
  '\t',
  '\u0000',
  '\u001b[2J',
  '\u001b]8;;x\u0007',
  '\u0085',
  '\u009b31m',
  '\u2028',
  '\u2029',
  '\u202e',
  '\ufeff',
  '\ud83d',
  '\udc00',
  '\ufffe',
  '🔔',
  'é',
  '|',
  '`',
  '``',
  '**bell**',
  '<img src=x onerror=y>',
  '</td></table>\n\n# Tide',
  '<!--',
  ']]>',
  '&amp;',
  '"',
  "'",
  '\\',
  '@harbour-team',
  '#12',
  'keeper/bell#3',
  'https://bell.invalid/x',
  'www.bell.invalid',
  '![x](https://bell.invalid/y.png)',
  '[x](javascript:alert(1))',
  'harbour',
  'tide',
  '/',
  '.md',
]

/** So many texts of one to eight pieces; a small generator of numbers (Lehmer's) decides. */
export function hostileTexts(count: number, seed: number): string[] {
  let state = seed
  const below = (most: number) => {
    state = (state * 48271) % 2147483647
    return state % most
  }
  return Array.from({ length: count }, () =>
    Array.from({ length: below(8) + 1 }, () => PIECES[below(PIECES.length)]!).join(''),
  )
}

/** With everything that a terminal could obey, or that hides, as `\u{1b}`; characters in `kept` stay. */
export function spelledOut(text: string, kept = ''): string {
  const isHidden = (code: number) =>
    code < 0x20 ||
    (code >= 0x7f && code <= 0x9f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    code === 0xfeff
  return [...text]
    .map((character) => {
      const code = character.codePointAt(0)!
      return isHidden(code) && !kept.includes(character) ? `\\u{${code.toString(16)}}` : character
    })
    .join('')
}
