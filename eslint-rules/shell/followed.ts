/** Blocks of one document are pasted one after the other, into one shell. */
import type { ShellFact } from '../../src/engine/model/shell.ts'
import type { Followers } from '../rule.ts'
import { directoryChangeOf, isPlace } from './directory.ts'
import { dependsOnDirectory, isPlainStatement, showsDirectory } from './directory-use.ts'
import { shellOf } from './fact.ts'
import type { ShellText } from './text.ts'

/**
 * What depends on the directory that the block at `at` leaves: the very next block, one further on, or nothing. What comes
 * behind a block that goes to a place of its own does not. `read` parses, or has it done.
 */
export function followersOf(all: readonly ShellFact[], at: number, read = shellOf): Followers {
  let isNext = true
  for (let index = at + 1; index < all.length; index++) {
    const fact = all[index]!
    if (fact.host !== 'fence' && fact.host !== 'transcript') continue
    const use = useOf(read(fact))
    if (use === 'leaves') return 'none'
    if (use !== 'none') return isNext && use === 'shows' ? 'next' : 'later'
    isNext = false
  }
  // Who knows what a block is that does not say its language.
  return all[at]?.isBeforeUnlabelled ? 'later' : 'none'
}

/**
 * `shows`: something depends on the directory that the reader stands in, and a reader sees that. `minds`: something may.
 * `leaves`: for a place of its own, before that.
 */
function useOf({ root, calls }: ShellText): 'none' | 'minds' | 'shows' | 'leaves' {
  let next = 0
  let use: 'none' | 'minds' = 'none'
  for (const statement of root.commands) {
    for (; next < calls.length && calls[next]!.span[0] < statement.end; next++) {
      const call = calls[next]!
      const change = directoryChangeOf(call)
      if (change && call.region === root && !call.position.isConditional && isPlace(change))
        return use === 'none' ? 'leaves' : use
      if (showsDirectory(call)) return 'shows'
      if (dependsOnDirectory(call)) use = 'minds'
    }
    if (!isPlainStatement(statement)) use = 'minds'
  }
  return use
}
