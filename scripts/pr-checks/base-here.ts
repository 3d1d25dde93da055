/** The base of the change in this repository, with this machine's variables. */
import { git } from '../../src/workspace/git.ts'
import { UserError } from '../../src/workspace/user-error.ts'
import { findBase, type FoundBase, type NoBase } from './base.ts'

/** `asked`: the revision that a person named; empty: none. `refuse` gets what is wrong, with what to do, and ends it. */
export function baseHere(root: string, asked: string, refuse: (message: string) => never): FoundBase | NoBase {
  const ask = (...words: readonly string[]) => {
    const { isDone, output } = git(root, words)
    return isDone ? output.trimEnd() : undefined
  }
  try {
    return findBase(asked, { env: process.env, git: ask })
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return refuse(error.faults.map(({ message, hint }) => `${message}\n  ${hint}`).join('\n'))
  }
}
