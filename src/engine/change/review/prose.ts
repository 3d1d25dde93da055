/** What house style says of sentences that a change brings; what stood there before is nobody's fault now. */
import { lineAt } from '../../model/range.ts'
import type { CorpusChange } from '../revision.ts'
import type { ProseRemark } from './packet.ts'
import type { ChangedPage } from './pages.ts'
import type { ProseFinding } from './prose-findings.ts'

/** `findings` by path, of the pages as they are now. Text that only moved to another page of the change is not new either. */
export function proseRemarks(
  pages: readonly ChangedPage[],
  { before, after }: CorpusChange,
  findings: ReadonlyMap<string, readonly ProseFinding[]>,
): ProseRemark[] {
  if (findings.size === 0) return []
  const old = pages
    .map((page) => (page.before ? folded(before.tree.textOf(page.before.file) ?? '') : ''))
    .filter((text) => text !== '')
  const known = new Map<string, boolean>()
  const isOld = (sentence: string, home: string) => {
    if (home.includes(sentence)) return true
    if (sentence.length < FEW) return false
    let answer = known.get(sentence)
    if (answer === undefined) known.set(sentence, (answer = old.some((text) => text.includes(sentence))))
    return answer
  }
  return pages.flatMap((page): ProseRemark[] => {
    if (!page.after) return []
    const { file, facts } = page.after
    const own = findings.get(file)
    if (!own) return []
    const text = after.tree.textOf(file) ?? ''
    const home = page.before ? folded(before.tree.textOf(page.before.file) ?? '') : ''
    return own.flatMap(({ ruleId, severity, message, span, sentence }): ProseRemark[] => {
      const words = folded(text.slice(...sentence))
      if (words !== '' && isOld(words, home)) return []
      // It was never explained here: that it is used once more is no news.
      if (ruleId === ACRONYM && home.includes(text.slice(...span))) return []
      return [{ ruleId, severity, message, at: { file, line: lineAt(facts.lineStarts, span[0]) + 1 }, sentence: words }]
    })
  })
}

const ACRONYM = 'prose/unexplained-acronym'

/** In UTF-16 units: shorter ones stand somewhere by chance. */
const FEW = 30

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
