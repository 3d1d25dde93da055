/** The pages of a change with only their new words in place: reading style takes far longer than finding what is new. */
import { roleOf } from '../../link/roles.ts'
import { findScopes } from '../../link/scopes.ts'
import type { EngineConfig } from '../../model/config.ts'
import type { DocumentLanguage } from '../../model/facts.ts'
import type { RevisionTexts } from '../revision.ts'
import type { ChangedPage } from './pages.ts'

export interface ChangedProse {
  readonly path: string
  /** As long as the file, line by line: paragraphs that stood there before are blank. */
  readonly text: string
  readonly language: DocumentLanguage
}

/** `after` is the side that the change leads to. Headings, tables and code stay: what is said of them needs what stands around. Templates and archives are nobody's style. */
export function changedProse(
  pages: readonly ChangedPage[],
  after: RevisionTexts,
  config: EngineConfig,
): ChangedProse[] {
  const scopes = findScopes(after.files, config.scopes)
  const known = new Set(pages.flatMap(({ before }) => (before ? before.blocks.map(({ text }) => text) : [])))
  return pages.flatMap(({ after: page }): ChangedProse[] => {
    if (!page || roleOf(page.file, scopes.of(page.file).directory) !== 'record') return []
    const whole = after.tree.textOf(page.file) ?? ''
    let text = ''
    let at = 0
    for (const { text: words, span, isRow } of page.blocks) {
      if (isRow || span[0] < at || !known.has(words)) continue
      text += whole.slice(at, span[0]) + whole.slice(...span).replace(/[^\r\n]/g, ' ')
      at = span[1]
    }
    return [{ path: page.file, text: text + whole.slice(at), language: page.facts.language as DocumentLanguage }]
  })
}
