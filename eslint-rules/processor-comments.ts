/** What the text around shell text says to the linter: comments of a page before a fence, suppressions of any host. */
import { pageOf, spanOf, sourceOf } from '../src/engine/facts/page.ts'
import { extractCommentSuppressions, extractSuppressions } from '../src/engine/facts/suppressions.ts'
import type { Language, SuppressionFact } from '../src/engine/model/facts.ts'
import type { Span } from '../src/engine/model/range.ts'
import type { ShellFact } from '../src/engine/model/shell.ts'
import { Node, parseMarkdown, parseMdx } from '../src/engine/parse/markdown.ts'

export interface HostComments {
  /** As the engine reads them, so that a comment silences the same in both. */
  readonly suppressions: readonly SuppressionFact[]
  /** `<!-- eslint-… -->` right before a fence. */
  readonly fences: readonly { readonly span: Span; readonly comments: readonly HostComment[] }[]
}

export interface HostComment {
  /** Between the signs of the comment. */
  readonly text: string
  readonly span: Span
}

/** `shell`: the shell texts of the file. */
export function hostComments(
  text: string,
  language: Language,
  lineStarts: readonly number[],
  shell: readonly ShellFact[],
): HostComments {
  if (!/<!--\s*eslint-|throughline-disable-/.test(text)) return { suppressions: [], fences: [] }
  if (language !== 'markdown' && language !== 'mdx')
    return { suppressions: extractCommentSuppressions(text, lineStarts, language, shell), fences: [] }
  const isMdx = language === 'mdx'
  const { tree, problem } = isMdx ? parseMdx(text) : { ...parseMarkdown(text), problem: undefined }
  const page = pageOf(text, isMdx && !problem, lineStarts, tree)
  const fences: HostComments['fences'][number][] = []
  let comments: HostComment[] = []
  for (let node = 1; node < tree.count; node++) {
    const type = tree.type[node]
    const comment = type === Node.html ? /^<!--(\s*eslint-(?:(?!-->)[^])*)-->\s*$/.exec(sourceOf(page, node)) : null
    if (comment) comments.push({ text: comment[1]!, span: spanOf(page, node) })
    else {
      if (type === Node.code && comments.length > 0) fences.push({ span: spanOf(page, node), comments })
      comments = []
    }
  }
  return { suppressions: extractSuppressions(page, shell), fences }
}
