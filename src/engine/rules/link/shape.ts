/**
 * What the writing of a link's destination tells before anything is looked up: a template left in, a slip of the pen,
 * a path of one machine. `link/placeholder`, `link/malformed-url` and `link/machine-path` report these, and the rules
 * about targets leave them alone, so that one fault is one diagnostic.
 */
import type { Link } from '../../link/index.ts'

export type Shape =
  | { readonly sort: 'plain' }
  | { readonly sort: 'machine' }
  /** `text` is what was left in; empty for a link without a destination. */
  | { readonly sort: 'placeholder'; readonly text: string }
  /** `fault` completes "Unexpected …"; `mended` is the destination without it, where one reading is clear. */
  | { readonly sort: 'malformed'; readonly fault: string; readonly mended?: string }

const PLAIN: Shape = { sort: 'plain' }
const MACHINE: Shape = { sort: 'machine' }

/** Five rules ask for the shape of each link. */
const shapes = new WeakMap<Link, Shape>()

/** The shape of a link that does not work; one that leads somewhere is plain, however it is written. */
export function shapeOfLink(link: Link): Shape {
  const { fact, target } = link
  if (target.state === 'found' && (target.hasAnchor ?? !PLACEHOLDER_WORD.test(target.fragment ?? ''))) return PLAIN
  let shape = shapes.get(link)
  if (!shape) shapes.set(link, (shape = shapeOf(fact.url)))
  return shape
}

/** Nothing that any pattern below looks for: most addresses of other hosts. */
const CLEAN_ADDRESS = /^https?:\/\/(?!https?[:/])[\w.~%/?#=&+:,;@!$*-]+$/

export function shapeOf(url: string): Shape {
  if (CLEAN_ADDRESS.test(url)) return PLAIN
  if (url.trim() === '') return { sort: 'placeholder', text: '' }
  if (isMachinePath(url)) return MACHINE
  const mended = mendedScheme(url)
  if (mended) return mended
  if (/^(?!https?:)[a-z][a-z0-9+-]*:/i.test(url)) return PLAIN
  return malformedOf(url) ?? placeholderOf(url) ?? PLAIN
}

/** `/Users/x/…`, `/home/x/…`, `C:\…`, `C:/…`, `file://…`: right on one machine only. */
export function isMachinePath(url: string): boolean {
  return /^(?:file:\/\/|[A-Za-z]:[\\/]|\/(?:Users|home)\/[^/]+\/[^/]+\/)/.test(url)
}

const SCHEMES: readonly (readonly [pattern: RegExp, fault: string, mend: string])[] = [
  [/^(https?):?\/\/https?:?\/\//i, 'scheme twice', '$1://'],
  [/^(https?):\/(?!\/)/i, 'single slash after the scheme', '$1://'],
  [/^(https?)\/\//i, 'scheme without a colon', '$1://'],
  [/^(https?):\\\\/i, 'backslashes after the scheme', '$1://'],
  [/^(?:htps|ttps|htttps|hhttps|htpps):\/\//i, 'scheme', 'https://'],
  [/^(?:htp|ttp|htttp|hhttp):\/\//i, 'scheme', 'http://'],
]

function mendedScheme(url: string): Shape | undefined {
  const slip = SCHEMES.find(([pattern]) => pattern.test(url))
  return slip && malformed(slip[1], url.replace(slip[0], slip[2]))
}

function malformedOf(url: string): Shape | undefined {
  const nested =
    /\]\(([^()\s]+)\)?$/.exec(url) ?? /^\([^()]*\)\[([^[\]\s]+)\]?$/.exec(url) ?? /^([^()[\]\s]+)\)\[/.exec(url)
  if (nested) return malformed('link inside the destination', nested[1]!)
  const wrapped = /^\((.+)\)$/.exec(url) ?? /^\[(.+[/.:#].*)\]$/.exec(url)
  if (wrapped && isBalanced(wrapped[1]!)) return malformed('brackets around the destination', wrapped[1]!)
  const unquoted = url.replace(/^["'“”‘’]|["“”]$/gu, '')
  if (unquoted !== url) return malformed('quotation mark', unquoted)
  if (/[)\]>]$/.test(url) && !isBalanced(url)) return malformed('closing bracket', url.slice(0, -1))
  return /^https?:\/\//i.test(url) ? undefined : malformedPathOf(url)
}

/** `src/a.ts:15`, `a.md:15-20`; without a folder only with the ending of a text, for `host.example:8080` is an address. */
const LINE_BEHIND =
  /^([^:@]+\/[^:@/]+\.[a-z]\w*|[^:@/]+\.(?:mdx?|[cm]?[jt]sx?|ya?ml|json|toml|txt|sh|py|go|rs|java|rb|tf|sql|html|css)):(\d+)(?::\d+)?(?:-(\d+))?$/i

function malformedPathOf(url: string): Shape | undefined {
  if (/^[^#]*##/.test(url)) return malformed('second #', url.replace(/##+/, '#'))
  const trimmed = url.replace(/^(?:\s|%20)+|(?:\s|%20)+$/g, '')
  if (trimmed !== url) return malformed('space at the edge of the destination', trimmed)
  if (/^(?:www\.[a-z0-9-]+\.|(?:[a-z0-9-]+\.)+(?:com|org|io|net|dev|gov|edu)\/)/i.test(url))
    return malformed('host without a scheme', `https://${url}`)
  const line = LINE_BEHIND.exec(url)
  if (line) return malformed('line number behind the path', `${line[1]}#L${line[2]}${line[3] ? `-L${line[3]}` : ''}`)
  if (/^[\w.\-\\/]*\\[\w.\-\\/]*$/.test(url)) return malformed('backslash', url.replaceAll('\\', '/'))
  return undefined
}

function malformed(fault: string, mended: string): Shape {
  return mended === '' ? { sort: 'malformed', fault } : { sort: 'malformed', fault, mended }
}

/** Braces, angle brackets or square brackets around a name: `{slug}`, `<version>`, `[project_name]`. */
const PLACEHOLDER_WORD = /\{[^{},]*\}|<[\w .-]+>|\[[\w .-]+\]/

/** A whole destination, or fragment, that says "later". */
const LATER = /^#?(?:todo|tbd|tdb|tba|fixme|x{3,}|link|url|here|placeholder|n\/a|\?+|\.{3}|…)$/i

/** Shouted words such as LINK_TO_THIS_RFC, INSERT_URL_HERE, YOUR-REPO. */
const SHOUTED =
  /(?<=^|[/#])(?:[A-Z]+[_-])*(?:LINK|URL|TODO|TBD|INSERT|YOUR|PLACEHOLDER|REPLACE|FIXME)(?:[_-][A-Z]+)*(?=$|[/#])/

/** Letters that stand for digits: `REQ-NN.md`, `T0XX`, `YYYY-MM-DD`. */
const DIGIT_LETTERS = /(?<=^|[-_./#])[A-Z]{0,20}\d{0,20}(?:N{2,8}|X{2,8}|YYYY)(?=$|[-_./#])/

function placeholderOf(url: string): Shape | undefined {
  const isExternal = /^https?:\/\//i.test(url)
  // Queries and fragments of other hosts carry braces of their own (Grafana, Prometheus).
  const found = isExternal
    ? /\{[A-Za-z_][\w.-]*\}|<[a-z_][\w-]*>/.exec(url.replace(/[?#].*$/s, ''))
    : (PLACEHOLDER_WORD.exec(url) ??
      LATER.exec(url) ??
      SHOUTED.exec(url) ??
      DIGIT_LETTERS.exec(url) ??
      /(?<=^|\/)path\/to\//.exec(url) ??
      /\.{3}|…/.exec(url))
  return found ? { sort: 'placeholder', text: found[0] } : undefined
}

/** Every closing round, square or angle bracket has its opening one before it. */
function isBalanced(text: string): boolean {
  const open: string[] = []
  for (const letter of text) {
    if (letter === '(' || letter === '[' || letter === '<') open.push(letter)
    else if (letter === ')' && open.pop() !== '(') return false
    else if (letter === ']' && open.pop() !== '[') return false
    else if (letter === '>' && open.pop() !== '<') return false
  }
  return open.length === 0
}
