/** Steps of a workflow → what the runner hands to a shell. */
import { entryOf, type DataNode } from '../../parse/data.ts'
import type { ShellFact } from '../../model/shell.ts'
import { yamlScalarSource } from '../programs/shell-source.ts'
import { UNKNOWN } from '../programs/shell/text.ts'
import { isShell, stepsIn, textOf, withoutExpressions } from '../programs/workflow-steps.ts'
import { factOf, stretchesOf } from './stretches.ts'

/** What ends a scalar of each style, or makes another value of it. A plain one stands behind nothing that says where it ends. */
const GUARDED = new Map([
  ['"', '"\\'],
  ["'", "'"],
  ['|', ''],
  ['>', ''],
])
const GUARDED_IN_PLAIN = ':#"\'[]{},&*!|>%@`'

export function shellInSteps(file: string, [root]: readonly DataNode[]): ShellFact[] {
  return stepsIn(root).flatMap(({ step, setting }) => {
    const run = entryOf(step, 'run')?.value
    const isRun = run?.sort === 'scalar' && typeof run.value === 'string'
    if (!isRun || !isShell(textOf(step, 'shell') ?? setting.shell)) return []
    const source = yamlScalarSource(file, run.span, run.value)
    const text = withoutExpressions(source.text)
    const guarded = GUARDED.get(file.charAt(run.span[0])) ?? GUARDED_IN_PLAIN
    return factOf('step', { text, stretches: stretchesOf(file, { ...source, text }) }, guarded + UNKNOWN)
  })
}
