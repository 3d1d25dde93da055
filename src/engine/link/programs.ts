/** Programs among the files: which one another names, and which the host should read next. */
import type { FileFacts } from '../model/facts.ts'
import type { Tree } from '../model/tree.ts'
import { stepsFrom } from './steps.ts'

/**
 * Scripts that the programs among `files` run, source or import, that stand in the tree, and that `files` does not have
 * yet. The host reads them and asks again, until nothing is left. Sorted.
 */
export function neededPrograms(files: ReadonlyMap<string, FileFacts>, tree: Tree): readonly string[] {
  return [...stepsFrom(files.keys(), files, tree).missed].sort()
}
