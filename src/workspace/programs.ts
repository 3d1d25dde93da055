/** Reads the programs that gates are made of: those that hold gates, what these run, what that imports, and so on. */
import { factsOfUnreadable } from '../engine/facts/extract.ts'
import { extractScript } from '../engine/facts/script.ts'
import type { FileFacts, UnreadableFact } from '../engine/model/facts.ts'
import type { Tree } from '../engine/model/tree.ts'
import { languageOfShebang, programLanguageOf } from '../engine/facts/programs/languages.ts'
import { neededPrograms } from '../engine/link/programs.ts'
import type { Reading } from './read.ts'

export interface Programs {
  readonly files: ReadonlyMap<string, FileFacts>
  readonly refused: readonly { readonly path: string; readonly reason: string }[]
}

export interface ProgramsRequest {
  /** The file at a path. */
  readonly read: (path: string) => Reading
  /** Package manifests, Makefiles, workflows. */
  readonly gates: readonly string[]
  /** Shell scripts; each is read for its own sake where no gate reaches it. */
  readonly scripts: readonly string[]
  readonly tree: Tree
  /** Facts of programs and of scripts that are known already, by path. */
  readonly known?: ReadonlyMap<string, FileFacts>
}

/**
 * Facts by path. What no gate reaches is not read, shell scripts excepted: most code of a repository is nobody's gate. The parsers are loaded with
 * the first program that has any text, for most folders of documents have none.
 */
export async function compilePrograms({ read, gates, scripts, tree, known }: ProgramsRequest): Promise<Programs> {
  const files = new Map<string, FileFacts>()
  const refused: { path: string; reason: string }[] = []
  const seen = new Set<string>()
  for (let open = gates; open.length > 0; open = neededPrograms(files, tree).filter((path) => !seen.has(path))) {
    for (const path of open) {
      seen.add(path)
      const same = known?.get(path)
      if (same?.program) {
        files.set(path, same)
        continue
      }
      const reading = read(path)
      if (!reading) continue
      if (!('text' in reading)) {
        const { reason, detail, isRefused } = reading
        if (isRefused) refused.push({ path, reason: detail })
        // A link to a file inside is read under that file's own name.
        else if (reason !== 'access') files.set(path, unreadable(path, { reason, detail }))
        continue
      }
      const language = programLanguageOf(path) ?? languageOfShebang(reading.text)
      if (language === undefined || reading.text.trim() === '') continue
      const { extractProgram } = await import('../engine/facts/programs/extract.ts')
      files.set(path, extractProgram(reading.text, language))
    }
  }
  for (const path of scripts) {
    if (seen.has(path)) continue
    const same = known?.get(path)
    // A script that a gate reached has other facts than one that none reaches.
    if (same && !same.program) {
      files.set(path, same)
      continue
    }
    const reading = read(path)
    // What is no text is no shell's either.
    if (reading && !('text' in reading) && reading.isRefused) refused.push({ path, reason: reading.detail })
    if (!reading || !('text' in reading) || reading.text.trim() === '') continue
    const facts = extractScript(reading.text)
    if (facts) files.set(path, facts)
  }
  return { files, refused }
}

/** A gate that is no text is said, like any document: it is never silently clean. */
function unreadable(path: string, why: Pick<UnreadableFact, 'reason' | 'detail'>): FileFacts {
  const facts = factsOfUnreadable(programLanguageOf(path) ?? 'shell', why)
  return { ...facts, program: { routines: [], constants: [] } }
}
