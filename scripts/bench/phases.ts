/**
 * Where the time goes: the phases one after the other, each over the whole corpus, in one thread and without the
 * command around them. `facts` has its parse taken off, which is measured by itself. Prints one line of JSON.
 *
 *     node scripts/bench/phases.ts <folder>
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check } from '../../src/engine/check.ts'
import { extractFacts, languageOf } from '../../src/engine/facts/extract.ts'
import { DEFAULT_CONFIG } from '../../src/engine/model/config.ts'
import { treeOf } from '../../src/engine/model/tree.ts'
import { parseMarkdown, parseMdx } from '../../src/engine/parse/markdown.ts'
import { filesUnder } from '../generate/output.ts'

/** Milliseconds. */
export type Phases = Readonly<Record<'read' | 'parse' | 'facts' | 'link' | 'rules', number>>

if (import.meta.main) process.stdout.write(`${JSON.stringify(phasesOf(process.argv[2] ?? '.'))}\n`)

function phasesOf(folder: string): Phases {
  const paths = filesUnder(folder, '.')
  const documents = paths.flatMap((path) => {
    const language = languageOf(path)
    return language === undefined ? [] : [{ path, language }]
  })

  const [texts, read] = timed(() => documents.map(({ path }) => readFileSync(join(folder, path), 'utf8')))
  // The first pass compiles what the second one measures.
  const parseAll = () => {
    for (const [at, { language }] of documents.entries()) {
      if (language === 'markdown') parseMarkdown(texts[at]!)
      if (language === 'mdx') parseMdx(texts[at]!)
    }
  }
  parseAll()
  const [, parse] = timed(parseAll)
  const [files, factsAndParse] = timed(
    () => new Map(documents.map(({ path, language }, at) => [path, extractFacts(texts[at]!, language)] as const)),
  )
  const { durations } = check({ files, tree: treeOf(paths), config: DEFAULT_CONFIG, clock: () => performance.now() })
  return { read, parse, facts: Math.max(0, factsAndParse - parse), ...durations }
}

function timed<Value>(work: () => Value): [Value, number] {
  const start = performance.now()
  const value = work()
  return [value, performance.now() - start]
}
