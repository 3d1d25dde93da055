/** Paths as people write them in a manifest: in code, as links, plain, several in a row, with a destination behind. */
import { CLEANUP_WORDS } from '../../model/cleanup-action.ts'
import type { Span } from '../../model/range.ts'
import type { WrittenText } from '../../model/records.ts'
import { unescapeText } from '../page.ts'
import { plainOf, type Stretch } from './inline.ts'

export interface NamedPaths {
  readonly paths: readonly WrittenText[]
  /** Behind an arrow, or behind `moved to`. */
  readonly destination?: WrittenText
  /** What is said of the paths, behind them. */
  readonly comment: readonly Stretch[]
}

/** More in one cell are not read: somebody pasted a listing. */
const MOST_PATHS = 100

/**
 * The paths that a text names, first of all. `isTyped`: the text is a cell that is there for a path, so that words may
 * stand in front of it; elsewhere a text that begins with words is a sentence, and names nothing.
 */
export function pathsIn(stretches: readonly Stretch[], isTyped: boolean): NamedPaths {
  const pieces = stretches.flatMap((stretch) => (stretch.sort === 'words' ? wordsOf(stretch) : [stretch]))
  const paths: WrittenText[] = []
  let at = 0
  let path = pathAt(pieces, at, isTyped)
  while (!path && at < pieces.length && (isTyped || isFiller(pieces[at]!))) path = pathAt(pieces, ++at, isTyped)
  while (path && paths.length < MOST_PATHS) {
    paths.push(path.written)
    at = path.next
    const next = skip(pieces, at, JOINTS)
    path = pieces[at - 1]?.text.endsWith(':') || !isNear(pieces, at, next) ? undefined : pathAt(pieces, next, isTyped)
  }
  if (paths.length === 0) return { paths, comment: stretches }
  const destination = destinationIn(pieces.slice(at))
  return { paths, ...(destination && { destination }), comment: pieces.slice(at) }
}

/** A path behind `→`, `to`, `moved to`, at the start of a text or in its first brackets. */
export function destinationIn(pieces: readonly Stretch[]): WrittenText | undefined {
  const words = pieces.flatMap((stretch) => (stretch.sort === 'words' ? wordsOf(stretch) : [stretch]))
  const at = skip(words, 0, MOVES)
  const isLed = words.slice(0, at).some(({ text }) => /^[(]?(?:→|->|=>|to|into|under)$/i.test(text.trim()))
  return isLed ? pathAt(words, at, true)?.written : undefined
}

const JOINTS = /^(?:[,;&+/]|and|plus|)$/i
const MOVES =
  /^(?:[([—–:-]?(?:→|->|=>|to|into|under|was|were|has|been|is|moved?|archived?|renamed?|relocated?|)|[([]|[—–:-])$/i

/** Behind the pieces that match, white space and breaks aside. */
function skip(pieces: readonly Stretch[], from: number, pattern: RegExp): number {
  let at = from
  while (at < pieces.length && (pieces[at]!.sort === 'break' || isWords(pieces[at]!, pattern))) at++
  return at
}

function isWords({ sort, text }: Stretch, pattern: RegExp): boolean {
  return sort === 'words' && pattern.test(text.trim())
}

/** Words directly behind a path are about it; another path there needs a comma, a break or nothing in between. */
function isNear(pieces: readonly Stretch[], from: number, to: number): boolean {
  if (to >= pieces.length) return false
  return to > from || pieces[to]!.sort !== 'words' || /[,;]$/.test(pieces[from - 1]?.text ?? '')
}

const FILLERS = new Set('the a an all of file files folder folders directory both'.split(' '))

function isFiller({ sort, text }: Stretch): boolean {
  return sort === 'words' && (!/[\p{L}\p{N}]/u.test(text) || FILLERS.has(text.trim().toLowerCase()))
}

/** Words one by one, each with what follows it up to the next. */
function wordsOf({ text, span }: Stretch): Stretch[] {
  return Array.from(text.matchAll(/\S+/g), ({ 0: word, index }) => ({
    sort: 'words',
    text: word,
    span: [span[0] + index, span[0] + index + word.length],
  }))
}

interface PathAt {
  readonly written: WrittenText
  /** The piece behind the path. */
  readonly next: number
}

function pathAt(pieces: readonly Stretch[], at: number, isTyped: boolean): PathAt | undefined {
  const piece = pieces[at]
  if (!piece) return undefined
  const { sort, text, span } = piece
  if (sort === 'link') return text === '' ? undefined : { written: { text, span }, next: at + 1 }
  if (sort === 'code') return isPathInCode(text, isTyped) ? { written: { text, span }, next: at + 1 } : undefined
  if (sort === 'break') return undefined
  const bare = bareWord(text, span)
  if (isPlainPath(bare.text, isTyped)) return { written: bare, next: at + 1 }
  return pathOfWords(pieces, at)
}

/** Without quotation marks, brackets and the punctuation of a sentence. */
function bareWord(source: string, [start]: Span): WrittenText {
  const lead = /^["'“”‘’([]*/.exec(source)![0].length
  const tail = /(?:\(s\))?["'“”‘’)\],;:!]*$/.exec(source.slice(lead))!.index + lead
  const end = source[tail - 1] === '.' && source[tail - 2] !== '.' ? tail - 1 : tail
  return { text: unescapeText(source.slice(lead, end)), span: [start + lead, start + Math.max(lead, end)] }
}

/** Words in the name of a file, at most. */
const MOST_WORDS = 6

/** Words of sentences, and hardly of names. */
const SENTENCE = new Set(
  'a an and are as at by for from in into is of on or per see that the this to was were with'.split(' '),
)

/** `Release Notes.md`: plain words up to an ending, where nothing but a remark in brackets or behind a dash follows. */
function pathOfWords(pieces: readonly Stretch[], at: number): PathAt | undefined {
  const first = pieces[at]!
  if (CLEANUP_WORDS.has(first.text.toLowerCase()) || isFiller(first) || !/^[\p{L}\p{N}]/u.test(first.text))
    return undefined
  let text = first.text
  for (let next = at + 1; next < Math.min(pieces.length, at + MOST_WORDS); next++) {
    const piece = pieces[next]!
    if (piece.sort !== 'words' || /[,;:()]/.test(text) || SENTENCE.has(piece.text.toLowerCase())) return undefined
    text += ` ${piece.text}`
    const bare = bareWord(piece.text, piece.span)
    if (!hasKnownEnding(bare.text)) continue
    const rest = pieces[next + 1]
    const isWhole = bare.span[1] < piece.span[1] || !rest || rest.sort === 'break' || /^[([—–-]/.test(rest.text)
    const written = unescapeText(text.slice(0, text.length - (piece.span[1] - bare.span[1])))
    return isWhole ? { written: { text: written, span: [first.span[0], bare.span[1]] }, next: next + 1 } : undefined
  }
  return undefined
}

const ENDINGS = new Set(
  'md mdx markdown txt rst adoc pdf doc docx odt csv tsv xls xlsx ods ppt pptx json jsonc json5 jsonl ndjson yaml yml toml ini cfg conf env properties xml html htm css scss sass less svg png jpg jpeg gif webp avif ico mp3 mp4 mov wav ts tsx mts cts js jsx mjs cjs vue svelte astro py ipynb rb go rs java kt kts scala swift c h cc cpp hpp cs php pl lua r jl ex exs erl hs clj sql sh bash zsh fish ps1 bat cmd mk tf tfvars hcl proto graphql gql lock log diff patch bak orig tmp swp old map snap zip gz tgz tar xz bz2 7z jar war whl sqlite db parquet drawio excalidraw puml mmd dot key pem crt cer example sample template tpl j2 gradle gitignore gitkeep dockerfile http eml ics bib tex'.split(
    ' ',
  ),
)

function hasKnownEnding(text: string): boolean {
  const dot = text.lastIndexOf('.')
  return dot > 0 && ENDINGS.has(text.slice(dot + 1).toLowerCase())
}

/** Files that have no ending. */
const BARE =
  /^(?:Makefile|Dockerfile|Containerfile|Justfile|Taskfile|Procfile|Gemfile|Rakefile|Vagrantfile|Jenkinsfile|LICENSE|NOTICE|AUTHORS|CODEOWNERS|README|CHANGELOG|\.[A-Za-z][\w.-]*)$/

const COMMAND =
  /^(?:git|rm|mv|cp|cd|npm|npx|pnpm|yarn|bun|bunx|node|make|bash|sh|python3?|pip|go|cargo|find|grep|rg|mkdir|touch|ls|cat|echo|sed|test|export|docker|kubectl)\s/

const ADDRESS = /^(?:[A-Za-z][A-Za-z0-9+.-]+:\/\/|mailto:)/
const MACHINE = /^(?:file:\/\/|~[\\/]|[A-Za-z]:[\\/])/

/** Longer texts are no paths. */
const LONGEST_PATH = 400

function isPathInCode(text: string, isTyped: boolean): boolean {
  if (text === '' || text.length > LONGEST_PATH || COMMAND.test(text) || /[\0\n\r\t]|[<>]{2}|&&|\|\||\$\(/.test(text))
    return false
  if (ADDRESS.test(text)) return isTyped || text.startsWith('file:')
  if (MACHINE.test(text) || BARE.test(text)) return true
  if (/\s/.test(text)) return !/\s-/.test(text) && (hasKnownEnding(text) || (/\/$/.test(text) && text.includes('/')))
  if (NO_PATH.test(text)) return false
  // The only word in a cell that is there for a path: a folder, or a file without an ending.
  if (isTyped) return /^[\w.@*?[\]{},!/\\+=~$%#-]+$/.test(text) || /[/*]|\.\w+$/.test(text)
  return !text.startsWith('@') && (/[/\\]/.test(text) || /[*?]/.test(text) || hasKnownEnding(text))
}

/** Words, signs and ids that look like a path, or stand where one should. */
const NO_PATH =
  /^(?:[Nn]one|[Nn]othing|[Nn]\/?[Aa]|TBD|tbd|TODO|and\/or|[Yy]es\/[Nn]o|[Ii]\/[Oo]|[-—–?.*/]{1,3}|[A-Z][A-Z0-9]*-\d+)$/

function isPlainPath(text: string, isTyped: boolean): boolean {
  if (text === '' || text.length > LONGEST_PATH || NO_PATH.test(text)) return false
  if (ADDRESS.test(text)) return isTyped || text.startsWith('file:')
  if (MACHINE.test(text) || /^\/(?:Users|home)\//.test(text)) return true
  if (BARE.test(text) || hasKnownEnding(text)) return true
  if (!/^[\p{L}\p{N}_.@*?[\]{}!/\\+~$%#-]+$/u.test(text)) return false
  if (/^\.{0,2}\/./.test(text) || /[^/]\/$/.test(text) || (text.includes('*') && /[\w/.]/.test(text))) return true
  // `src/engine` in a cell for paths; in prose "and/or", "read/write" look the same.
  return isTyped && /^[\w.@-]+(?:\/[\w.@-]+)+$/.test(text)
}

/** Says that there is nothing to name. */
export function saysNone(stretches: readonly Stretch[]): boolean {
  return /^(?:none|nothing|nil|n\/a|no (?:files?|deletions?|removals?|artifacts?|artefacts?))(?:$|[\s.,;:(—–-])|^[-—–]$/i.test(
    plainOf(stretches),
  )
}
