/**
 * What Mermaid takes out of a text before it reads the diagram: frontmatter, directives, comments. Blanks take their place,
 * so that offsets stay.
 */

export interface Prepared {
  /** As long as the text that was given. */
  readonly text: string
  /** Where the diagram starts: its first word. */
  readonly start: number
  /** Nothing is left that Mermaid may take for more than the diagram. */
  readonly isCertain: boolean
}

const FRONTMATTER = /^---[ \t]*\n((?:.*\n)*?)---[ \t]*\n/

/** A title, and settings one level deep: any other YAML has its own ways to fail. */
const SETTING = /^(?:title:[ \t]+[A-Za-z0-9][\w .,()/-]*|config:| {2}\w+: [A-Za-z][\w-]*)$/

/** `%%{init: { … }}%%`, over several lines too. */
const DIRECTIVE = /%%\{\s*init(?:ialize)?\s*:\s*\{[^%]*\}%%/g

const COMMENT = /^[ \t]*%%(?!\{)[^\n]+/gm

/** Words of another diagram make it that one, wherever they stand. */
const UNCERTAIN = /%%\{|^[ \t]*%%$|C4(?:Container|Component|Dynamic|Deployment)/m

export function prepare(text: string): Prepared {
  const hasMarks = text.includes('%%') || text.startsWith('---')
  const plain = hasMarks
    ? text.replace(FRONTMATTER, blanksForSettings).replace(DIRECTIVE, blanks).replace(COMMENT, blanks)
    : text
  const start = plain.length - plain.trimStart().length
  // Within a tag, quotation marks get others in their place.
  const hasQuotedAttribute = plain.includes('="') && /<\w/.test(plain)
  const isCertain = !plain.startsWith('---', start) && !hasQuotedAttribute && !UNCERTAIN.test(plain)
  return { text: plain, start, isCertain }
}

/** A key twice is an error, and a setting stands under `config` alone. */
function blanksForSettings(matter: string, content: string): string {
  const lines = content.split('\n').slice(0, -1)
  const keys = new Set(lines.map((line) => line.slice(0, line.indexOf(':'))))
  const isPlaced = lines.every((line, at) => !line.startsWith(' ') || /^(?: |config:$)/.test(lines[at - 1] ?? ''))
  return lines.every((line) => SETTING.test(line)) && keys.size === lines.length && isPlaced ? blanks(matter) : matter
}

function blanks(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}
