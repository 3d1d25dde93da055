import { checkCorpus, type CheckRequest, type Corpus } from '../workspace/corpus.ts'
import type { Arguments } from './arguments.ts'
import { progressOn } from './progress.ts'
import type { Terminal } from './terminal.ts'

/** Checks what was asked about, with progress on a terminal. */
export async function checkedCorpus(
  paths: readonly string[],
  args: Arguments,
  terminal: Terminal,
  more: Pick<CheckRequest, 'base' | 'severities' | 'onCompiled' | 'onTexts'> = {},
): Promise<Corpus> {
  const progress = progressOn(terminal)
  return checkCorpus({
    ...more,
    paths,
    cwd: terminal.cwd,
    configPath: args.value('config'),
    onProgress: progress.update,
  }).finally(progress.clear)
}

/** What stands on the command line from the word at `from` on; the current directory where nothing does. */
export function pathsIn(args: Arguments, from = 0): readonly string[] {
  const paths = args.positionals.slice(from)
  return paths.length > 0 ? paths : ['.']
}
