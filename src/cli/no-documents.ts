import { languageOf } from '../engine/facts/extract.ts'
import type { FileFacts } from '../engine/model/facts.ts'
import type { Corpus } from '../workspace/corpus.ts'
import { isShown } from '../workspace/root.ts'
import { UserError } from '../workspace/user-error.ts'

/** Nothing to check is never "clean": throws a UserError where no document and no script is among what was asked about. */
export function refuseEmpty(
  { workspace, result: { index }, isSelected, refused }: Corpus,
  paths: readonly string[],
): void {
  const isChecked = ({ language, program, permissions }: FileFacts) =>
    language === 'shell' || (!program && !permissions)
  if (index.documents.some(({ path, facts }) => isChecked(facts) && isShown(workspace, path))) return
  const asked = paths.map((path) => (path === '.' ? 'the current directory' : path)).join(', ')
  const faults = refused.map(({ path, reason }) => ({ message: `${path || '.'} could not be read: ${reason}` }))
  throw new UserError(...faults, {
    message: `0 documents found in ${asked}`,
    hint: hintFor(workspace.shown, isSelected),
  })
}

function hintFor(shown: readonly string[], isSelected: boolean): string {
  const documents = 'documents are Markdown (.md, .mdx) and work breakdowns (.yaml, .json)'
  if (shown.every((path) => path !== '' && /\.\w+$/.test(path) && languageOf(path) === undefined)) return documents
  return isSelected
    ? 'see include and exclude in throughline.yaml'
    : `${documents}; what git ignores and vendored folders are left out`
}
