import type { MarkFact } from '../model/facts.ts'
import { Node } from '../parse/markdown.ts'
import { mojibakeAt } from './mojibake.ts'
import { isInside, leafAt, nodesOf, type Page } from './page.ts'

/** Faults in the characters themselves, and paths of somebody's machine. */
export function extractMarks(page: Page): MarkFact[] {
  return [...suspectCharacters(page), ...machinePaths(page)].sort((a, b) => a.span[0] - b.span[0])
}

const BIDIRECTIONAL = /[\u202a-\u202e\u2066-\u2069]/
const HIDDEN = /[\u202a-\u202e\u2066-\u2069\u200b-\u200d\u2060\ufeff\u00ad]+/y

function suspectCharacters(page: Page): MarkFact[] {
  const marks: MarkFact[] = []
  let done = 0
  for (const start of page.scan.suspects) {
    if (start < done) continue
    HIDDEN.lastIndex = start
    const hidden = HIDDEN.exec(page.text)
    const mark = hidden ? hiddenCharacter(page, start, hidden[0]) : mojibake(page, start)
    if (mark) marks.push(mark)
    done = hidden ? HIDDEN.lastIndex : (mark?.span[1] ?? start)
  }
  return marks
}

/** A code span that shows what mojibake looks like is no fault; prose, tables and fences are. */
function mojibake(page: Page, offset: number): MarkFact | undefined {
  const run = mojibakeAt(page.text, offset)
  const leaf = run ? leafAt(page, offset) : -1
  if (!run || (leaf !== -1 && page.tree.type[leaf] === Node.inlineCode)) return undefined
  const { start, end, replacement } = run
  return { sort: 'mojibake', text: page.text.slice(start, end), span: [start, end], replacement }
}

/**
 * Bidirectional controls anywhere; characters without width only where a machine reads the text: in code, and between
 * the letters and digits of a plain word. Emoji, Indic and Arabic scripts need joiners.
 */
function hiddenCharacter(page: Page, start: number, text: string): MarkFact | undefined {
  const end = start + text.length
  if (start === 0 && text === '\ufeff') return undefined
  if (!BIDIRECTIONAL.test(text)) {
    const before = isPlain(page.text.charCodeAt(start - 1))
    const after = isPlain(page.text.charCodeAt(end))
    const isInWord = before && after && text !== '\u00ad'
    if (!isInWord && !((before || after) && isInCode(page, start))) return undefined
  }
  return { sort: 'hidden-character', text, span: [start, end], replacement: '' }
}

function isInCode(page: Page, offset: number): boolean {
  const leaf = leafAt(page, offset)
  if (leaf !== -1) return page.tree.type[leaf] === Node.inlineCode
  return nodesOf(page, Node.code).some((node) => offset >= page.tree.start[node]! && offset < page.tree.end[node]!)
}

/** A letter, a digit or a sign of ids, paths and commands. */
function isPlain(code: number): boolean {
  return code >= 33 && code <= 126
}

const MACHINE_PATH =
  /(?<![\w.~/$}>-])(?:file:\/\/)?(?:\/(?:Users|home)\/([A-Za-z0-9._-]+)\/[^\s`'"<>()[\]{}|,;*]*|[A-Za-z]:\\Users\\([A-Za-z0-9._ -]+)\\[^\s`'"<>()[\]{}|,;*]*)/g

/** Account names that no person has: images, services, and the names that examples use. */
const NOBODY = new Set(
  'user users username user-name your-name yourname your_name you name me someone shared runner runners node ubuntu debian vscode app root git postgres linuxbrew alice bob carol foo bar example dev developer jovyan vagrant ec2-user coder public admin default test demo pi core student circleci gitpod oracle bitnami jenkins docker nonroot nobody deploy deployer ansible hadoop airflow opam node-user actions-runner github-runner gitlab-runner codespace'.split(
    ' ',
  ),
)

function machinePaths(page: Page): MarkFact[] {
  const marks: MarkFact[] = []
  if (!page.scan.hasMachineFolder) return marks
  for (const match of page.text.matchAll(MACHINE_PATH)) {
    const account = (match[1] ?? match[2] ?? '').toLowerCase()
    const text = match[0].replace(/[.,:;!?]+$/, '')
    const leaf = leafAt(page, match.index)
    if (NOBODY.has(account) || account.startsWith('your') || leaf === -1 || isInside(page.tree, leaf, Node.link))
      continue
    marks.push({ sort: 'machine-path', text, span: [match.index, match.index + text.length] })
  }
  return marks
}
