/** A corpus as it would be with other texts in some of its files: on paper, with nothing written. */
import { check } from '../engine/check.ts'
import { extractFacts, languageOf } from '../engine/facts/extract.ts'
import { extractPermissions } from '../engine/facts/permissions.ts'
import { languageOfShebang, programLanguageOf } from '../engine/facts/programs/languages.ts'
import { extractScript } from '../engine/facts/script.ts'
import type { Diagnostic } from '../engine/model/diagnostic.ts'
import type { FileFacts } from '../engine/model/facts.ts'
import { lineStartsOf } from '../engine/model/range.ts'
import type { Tree } from '../engine/model/tree.ts'
import type { Corpus } from './corpus.ts'
import { checkDiagrams } from './diagrams.ts'
import { proseFor } from './prose.ts'
import { UserError } from './user-error.ts'

export interface RecheckedCorpus {
  readonly files: ReadonlyMap<string, FileFacts>
  readonly diagnostics: readonly Diagnostic[]
}

/** Checks with these texts by path. Only those files are read anew; programs that they begin to need are not. */
export async function recheck(
  { files, tree, config, workspace }: Corpus,
  texts: ReadonlyMap<string, string>,
): Promise<RecheckedCorpus> {
  const changed = new Map<string, FileFacts>()
  for (const [path, text] of texts) {
    const facts = files.get(path)
    if (facts) changed.set(path, await factsLike(facts, { path, text }, { config, root: workspace.root }))
  }
  const all = new Map([...files, ...(await checkDiagrams(changed)).files])
  return { files: all, diagnostics: check({ files: all, tree: treeWith(texts, tree), config }).diagnostics }
}

/**
 * That a text, read once more, is the one that the file's facts are about. Throws a UserError where the file has changed in
 * between: what was computed from the facts is then about another text.
 */
export async function confirmText(path: string, text: string, { files, config, workspace }: Corpus): Promise<void> {
  const facts = files.get(path)
  const again = facts && (await factsLike(facts, { path, text }, { config, root: workspace.root }))
  if (facts && again && comparable(again) === comparable(facts)) return
  throw new UserError({
    message: `${path} has changed since it was read`,
    hint: 'nothing was changed; run the command again',
  })
}

/** What a diagram's problem is was asked of Mermaid, and is no part of what the file says. */
function comparable({ diagrams, ...facts }: FileFacts): string {
  return JSON.stringify([facts, diagrams?.map(({ text, span }) => [text, span])])
}

/** Facts of a text, made the way in which those of its file were. */
async function factsLike(
  facts: FileFacts,
  { path, text }: { readonly path: string; readonly text: string },
  { config, root }: Pick<Corpus, 'config'> & { readonly root: string },
): Promise<FileFacts> {
  if (facts.permissions) return extractPermissions(text)
  if (facts.program) {
    const { extractProgram } = await import('../engine/facts/programs/extract.ts')
    const language = programLanguageOf(path) ?? languageOfShebang(text)
    return language ? extractProgram(text, language) : facts
  }
  const language = languageOf(path)
  if (!language) return extractScript(text) ?? facts
  const reader = facts.prose && config.prose ? await proseFor(root, config.prose).reader() : undefined
  return extractFacts(text, language, config.tables, reader)
}

function treeWith(texts: ReadonlyMap<string, string>, tree: Tree): Tree {
  return {
    files: tree.files,
    kindOf: (path) => tree.kindOf(path),
    ignored: (paths) => tree.ignored(paths),
    everTracked: (paths) => tree.everTracked(paths),
    textOf: (path) => texts.get(path) ?? tree.textOf(path),
    linesOf(path) {
      const text = texts.get(path)
      if (text === undefined) return tree.linesOf(path)
      const starts = lineStartsOf(text)
      return text === '' ? undefined : starts.length - (starts.at(-1) === text.length ? 1 : 0)
    },
  }
}
