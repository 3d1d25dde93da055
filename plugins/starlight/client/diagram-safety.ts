/**
 * Mermaid's strict mode runs no script, but it loads what a diagram names: the picture of a node, an address in a style. A
 * page of a plan asks nobody for anything, so such a diagram stays text.
 */

/** Of a diagram's text that is not too long. Each way to write a text is undone, until there is nothing more to undo. */
export function namesFile(text: string): boolean {
  let form = text
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if (carries(form)) return true
    const plainer = withoutEscapes(withoutTags(withoutEntities(form)))
    if (plainer === form) return false
    form = plainer
  }
  return true
}

/** Nobody writes an escape of an escape of an escape, and each round reads the whole text. */
const MOST_ROUNDS = 8

/** Labels are text alone and may say what they like, but nobody can tell where one ends without reading as Mermaid does. */
function carries(text: string): boolean {
  if (METADATA.test(text) && PICTURE.test(text)) return true
  return text.split('\n').some((line) => FUNCTION.test(line) || STATEMENT.test(line) || isSplit(line))
}

/** What follows the name of a node, and may go on for lines. YAML has many ways to write a key, and all have the word. */
const METADATA = /@\s?\{/

const PICTURE = /\b(?:img|icon)\b/i

const FUNCTION = /url ?\(|\bsrc ?\(|image-set|@import|\$sprite|["']icon["']/i

/** Of a sequence diagram: they hand JSON to the drawing, with an address in it. */
const STATEMENT = /(?:^|;)[ \t]*(?:properties|links?|details)[ \t][^:]*:/i

/** Mermaid cuts a directive out wherever it stands, so that the two halves of a word come together. */
function isSplit(line: string): boolean {
  const at = line.lastIndexOf('%%{')
  return at > 0 && line.slice(0, at).trim() !== ''
}

/** `#92;` is Mermaid's form, `&#92;` that of HTML, and the third is what Mermaid makes of the first on its way. */
function withoutEntities(text: string): string {
  return text
    .replace(/ﬂ°°?(\w{1,32})¶ß/g, '&#$1;')
    .replace(/[&#]#?(?:x([\da-f]{1,8})|(\d{1,10})|([a-z]{1,32}));?/gi, (entity, hex, decimal, name: string = '') => {
      if (hex !== undefined) return character(Number.parseInt(hex as string, 16), entity)
      if (decimal !== undefined) return character(Number(decimal), entity)
      return NAMED[name.toLowerCase()] ?? entity
    })
}

/** Those of the characters that a style or a key is made of. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  ast: '*',
  bsol: '\\',
  colon: ':',
  commat: '@',
  dollar: '$',
  lbrace: '{',
  lcub: '{',
  lpar: '(',
  newline: '\n',
  num: '#',
  percnt: '%',
  quot: '"',
  apos: "'",
  semi: ';',
  sol: '/',
  tab: '\t',
}

function withoutTags(text: string): string {
  return text.replace(/<[^<>]*>/g, '')
}

/** Of JSON and YAML first, which know their escapes by a letter; then of CSS. */
function withoutEscapes(text: string): string {
  return text
    .replace(/\\(?:u([\da-f]{4})|u\{([\da-f]{1,6})\}|x([\da-f]{2})|U([\da-f]{8}))/gi, (escape, ...codes: string[]) =>
      character(Number.parseInt(codes.slice(0, 4).find(Boolean)!, 16), escape),
    )
    .replace(/\\(?:([\da-f]{1,6})[ \t\n]?|\r?\n[ \t]*|([^]))/gi, (escape, hex?: string, other?: string) =>
      hex === undefined ? (other ?? '') : character(Number.parseInt(hex, 16), escape),
    )
}

function character(code: number, otherwise: string): string {
  return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : otherwise
}
