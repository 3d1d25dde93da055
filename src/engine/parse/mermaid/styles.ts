/** Lines of a flowchart that say how it looks, or what a click does: nothing of them is kept, but they have to be right. */
import { take, type Cursor } from './reading.ts'

const ID = '[A-Za-z_]\\w*(?:-[A-Za-z0-9_]+)*'
// A `v` of its own is an arrow to Mermaid's lexer, in `#33v` too, and a keyword is one wherever it stands.
const RESERVED =
  '(?!(?:style|default|linkStyle|interpolate|classDef|class|href|call|click|flowchart|graph|subgraph|end)\\b)'
const PART = `(?:#[0-9a-fA-F]{3,8}|\\d+(?:\\.\\d+)?(?:px|r?em|pt|%)?|${RESERVED}[A-Za-z]{2,}(?:-[A-Za-z]{2,})*)(?![\\w.%-])`
const VALUE = `${PART}(?: ${PART})*`
const STYLES = `[a-z]+(?:-[a-z]+)*:[ ]?${VALUE}(?:,[ ]?[a-z]+(?:-[a-z]+)*:[ ]?${VALUE})*`
const END = '[ \\t]*(?=\\n|$)'

const LINES: ReadonlyMap<string, RegExp> = new Map([
  ['style', new RegExp(`style ${ID} ${STYLES};?${END}`, 'y')],
  ['classDef', new RegExp(`classDef ${ID}(?:,${ID})* ${STYLES};?${END}`, 'y')],
  ['class', new RegExp(`class (?:\\d+|${ID})(?:,(?:\\d+|${ID}))* ${ID};?(?=\\n|$)`, 'y')],
  ['linkStyle', new RegExp(`linkStyle (?<edges>default|\\d{1,4}(?:,\\d{1,4})*) ${STYLES}${END}`, 'y')],
  [
    'click',
    new RegExp(`click ${ID} (?:href )?"[^"\\n]+"(?: "[^"\\n]+")?(?: _(?:self|blank|parent|top))?(?=\\n|$)`, 'y'),
  ],
  ['accTitle', /accTitle[ \t]*:[ \t]*[^\s;#][^\n;#]*/y],
  ['accDescr', /accDescr[ \t]*(?::[ \t]*[^\s;#][^\n;#]*|\{\s*[^}\s][^}]*\})/y],
])

/** Whether the line of a keyword was taken whole. `edges` are the arrows so far: a link's style names one by its number. */
export function takeStyleLine(cursor: Cursor, keyword: string, edges: number): boolean {
  const match = take(cursor, LINES.get(keyword)!)
  const named = match?.groups?.['edges'] ?? 'default'
  return match !== null && (named === 'default' || named.split(',').every((number) => Number(number) < edges))
}

export function isStyleKeyword(word: string): boolean {
  return LINES.has(word)
}
