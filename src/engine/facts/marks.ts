import type { MarkFact } from '../model/facts.ts'
import { Node } from '../parse/markdown.ts'
import { findMojibake } from './mojibake.ts'
import { isInside, leafAt, nodesOf, spanOf, type Page } from './page.ts'

/** Faults in the characters themselves, and paths of somebody's machine. */
export function extractMarks(page: Page): MarkFact[] {
  return [...mojibake(page), ...hiddenCharacters(page), ...machinePaths(page)].sort((a, b) => a.span[0] - b.span[0])
}

/** A code span that shows what mojibake looks like is no fault; prose, tables and fences are. */
function mojibake(page: Page): MarkFact[] {
  const marks: MarkFact[] = []
  for (const { start, end, replacement } of findMojibake(page.text)) {
    const leaf = leafAt(page, start)
    if (leaf !== -1 && page.tree.type[leaf] === Node.inlineCode) continue
    marks.push({ sort: 'mojibake', text: page.text.slice(start, end), span: [start, end], replacement })
  }
  return marks
}

const BIDIRECTIONAL = /[\u202a-\u202e\u2066-\u2069]/
const ZERO_WIDTH = /[\u200b-\u200d\u2060\ufeff\u00ad]/
const HIDDEN = /[\u202a-\u202e\u2066-\u2069\u200b-\u200d\u2060\ufeff\u00ad]+/g

/**
 * Bidirectional controls anywhere; characters without width only where a machine reads the text: in code, in link
 * destinations, and between the letters and digits of a plain word. Emoji, Indic and Arabic scripts need joiners.
 */
function hiddenCharacters(page: Page): MarkFact[] {
  const marks: MarkFact[] = []
  let code: readonly (readonly [number, number])[] | undefined
  for (const match of page.text.matchAll(HIDDEN)) {
    const start = match.index
    const end = start + match[0].length
    if (start === 0 && match[0] === '\ufeff') continue
    if (!BIDIRECTIONAL.test(match[0])) {
      code ??= nodesOf(page, Node.code).map((node) => spanOf(page, node))
      const before = page.text.charCodeAt(start - 1)
      const after = page.text.charCodeAt(end)
      const isInWord = isPlain(before) && isPlain(after) && ZERO_WIDTH.test(match[0]) && match[0] !== '\u00ad'
      const leaf = leafAt(page, start)
      const isInCode = (leaf !== -1 && page.tree.type[leaf] === Node.inlineCode) || code.some((span) => start >= span[0] && start < span[1])
      if (!isInWord && !(isInCode && (isPlain(before) || isPlain(after)))) continue
    }
    marks.push({ sort: 'hidden-character', text: match[0], span: [start, end], replacement: '' })
  }
  return marks
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
  for (const match of page.text.matchAll(MACHINE_PATH)) {
    const account = (match[1] ?? match[2] ?? '').toLowerCase()
    const text = match[0].replace(/[.,:;!?]+$/, '')
    const leaf = leafAt(page, match.index)
    if (NOBODY.has(account) || account.startsWith('your') || leaf === -1 || isInside(page.tree, leaf, Node.link)) continue
    marks.push({ sort: 'machine-path', text, span: [match.index, match.index + text.length] })
  }
  return marks
}
