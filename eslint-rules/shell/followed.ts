/** Blocks of one document are pasted one after the other, into one shell. */
import type { ShellFact } from '../../src/engine/model/shell.ts'
import type { Followers } from '../rule.ts'
import { directoryChangeOf } from './directory.ts'
import { dependsOnDirectory } from './directory-use.ts'
import { shellOf } from './fact.ts'

/**
 * What depends on the directory that the block at `at` leaves: the very next block, one further on, or nothing. What comes
 * behind a block that goes to a place of its own does not. `read` parses, or has it done.
 */
export function followersOf(all: readonly ShellFact[], at: number, read = shellOf): Followers {
  const blocks = all.slice(at + 1).filter(({ host }) => host === 'fence' || host === 'transcript')
  for (const [index, fact] of blocks.entries()) {
    for (const call of read(fact).calls) {
      const change = directoryChangeOf(call)
      if (change && /^["']?[/~]/.test(change.path?.source ?? '~') && call.region.sort === 'script') return 'none'
      if (dependsOnDirectory(call)) return index === 0 ? 'next' : 'later'
    }
  }
  return 'none'
}
