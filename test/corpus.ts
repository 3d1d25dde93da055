/** Texts by path → facts → verdict: the whole engine on a corpus in memory, as every test of a rule runs it. */
import { check, type CheckResult } from '../src/engine/check.ts'
import { extractFacts, languageOf } from '../src/engine/facts/extract.ts'
import { extractPermissions, SETTINGS_FILES } from '../src/engine/facts/permissions.ts'
import { extractProgram } from '../src/engine/facts/programs/extract.ts'
import { programLanguageOf } from '../src/engine/facts/programs/languages.ts'
import { DEFAULT_CONFIG, type EngineConfig } from '../src/engine/model/config.ts'
import type { FileFacts } from '../src/engine/model/facts.ts'
import { treeOf } from '../src/engine/model/tree.ts'
import { problemsIn, textsToAsk, withProblems } from '../src/workspace/diagrams.ts'
import { proseReaderOf } from './prose.ts'

export interface Corpus {
  /** Text by path; a path that is no document only exists, as a link's target. */
  readonly files: ReadonlyMap<string, string>
  readonly config?: EngineConfig
  /** The corpus as it stood at a base revision: texts of what has changed since, and files that are gone. */
  readonly base?: { readonly files: ReadonlyMap<string, string>; readonly deleted: readonly string[] }
  /** What git ignores; without it there is no git. */
  readonly ignored?: readonly string[]
  /** Paths that some commit had; without it there is no history. */
  readonly tracked?: readonly string[]
  /** What Mermaid says of diagrams by their text; see `askMermaid`. */
  readonly problems?: Awaited<ReturnType<typeof problemsIn>>
}

/** Facts of the corpus's documents, in the order of its files. */
export function factsOf(files: ReadonlyMap<string, string>, config = DEFAULT_CONFIG): Map<string, FileFacts> {
  const facts = new Map<string, FileFacts>()
  for (const [path, text] of files) {
    const found = factsOfFile(path, text, config)
    if (found) facts.set(path, found)
  }
  return facts
}

/** Facts of one file as the host makes them, programs among them; undefined for a file of neither kind. */
export function factsOfFile(path: string, text: string, { tables, prose } = DEFAULT_CONFIG): FileFacts | undefined {
  if (SETTINGS_FILES.some((file) => file === path)) return extractPermissions(text)
  const program = programLanguageOf(path)
  if (program) return text === '' ? undefined : extractProgram(text, program)
  const language = languageOf(path)
  return language && extractFacts(text, language, tables, prose ? proseReaderOf(prose) : undefined)
}

/** Checks facts that were extracted before, in the tree of `paths`. */
export function checkFacts(
  facts: ReadonlyMap<string, FileFacts>,
  paths: Iterable<string>,
  { files = new Map(), config = DEFAULT_CONFIG, base, ignored, tracked }: Partial<Corpus> = {},
): CheckResult {
  const tree = treeOf(paths, {
    lines: linesOf(files),
    texts: files,
    ...(ignored && { ignored }),
    ...(tracked && { tracked }),
  })
  return check({
    files: facts,
    tree,
    config,
    ...(base && { base: { ref: 'main', files: factsOf(base.files, config), deleted: base.deleted } }),
  })
}

/** As the host counts them: an empty file is a placeholder, and tells nothing. */
function linesOf(files: ReadonlyMap<string, string>): Map<string, number> {
  return new Map(
    [...files].flatMap(([path, text]) => (text === '' ? [] : [[path, text.replace(/\n$/, '').split('\n').length]])),
  )
}

export function checkCorpus(corpus: Corpus): CheckResult {
  const facts = factsOf(corpus.files, corpus.config)
  return checkFacts(corpus.problems ? withProblems(facts, corpus.problems) : facts, corpus.files.keys(), corpus)
}

/** The corpus with Mermaid's opinion of the diagrams that our own reader is not sure of. */
export async function askMermaid(corpus: Corpus): Promise<Corpus> {
  if (![...corpus.files.values()].some((text) => text.includes('mermaid'))) return corpus
  const texts = textsToAsk(factsOf(corpus.files, corpus.config))
  return texts.size === 0 ? corpus : { ...corpus, problems: await problemsIn(texts) }
}
