/** Steps of a workflow of GitHub, and what each inherits. */
import { entryOf, type DataNode } from '../../parse/data.ts'
import { SHELL_NAME } from '../../parse/shell-names.ts'
import { UNKNOWN, type Text } from './shell/text.ts'

/** What a step inherits of its job and its workflow. */
export interface StepSetting {
  readonly shell: string | undefined
  readonly directory: string | undefined
  readonly names: ReadonlyMap<string, Text>
  readonly isConditional: boolean
}

export interface WorkflowStep {
  /** The key of its job. */
  readonly job: string
  readonly step: DataNode
  /** Of its job. */
  readonly setting: StepSetting
}

/** In the order of the file. */
export function stepsIn(root: DataNode | undefined): WorkflowStep[] {
  const whole = inherit(root, { shell: undefined, directory: undefined, names: new Map(), isConditional: false })
  const jobs = entryOf(root, 'jobs')?.value
  return (jobs?.sort === 'map' ? jobs.entries : []).flatMap(({ key, value: job }) => {
    const setting = inherit(job, { ...whole, shell: whole.shell ?? shellOf(entryOf(job, 'runs-on')?.value) })
    const steps = entryOf(job, 'steps')?.value
    return (steps?.sort === 'list' ? steps.items : []).map((step) => ({ job: key, step, setting }))
  })
}

export function inherit(node: DataNode | undefined, outer: StepSetting): StepSetting {
  const run = entryOf(entryOf(node, 'defaults')?.value, 'run')?.value
  const environment = entryOf(node, 'env')?.value
  const names = new Map(outer.names)
  for (const { key, value } of environment?.sort === 'map' ? environment.entries : []) {
    const text = value.sort === 'scalar' && value.value !== null ? String(value.value) : undefined
    // What an expression gives is known to the runner alone; and so is a name that stood for something else before.
    if (text === undefined || text.includes('${{')) names.delete(key)
    else names.set(key, text === '' ? [] : [text])
  }
  return {
    shell: textOf(run, 'shell') ?? outer.shell,
    directory: textOf(run, 'working-directory') ?? outer.directory,
    names,
    isConditional: outer.isConditional || isChosen(entryOf(node, 'if')?.value),
  }
}

/** `if: always()` and the like only say what happens behind a step that failed. */
function isChosen(condition: DataNode | undefined): boolean {
  if (condition?.sort !== 'scalar' || condition.value === null || condition.value === true) return false
  const bare = String(condition.value)
    .replace(/^\s*\$\{\{|\}\}\s*$/g, '')
    .trim()
  return !['always()', 'success()', '!cancelled()', 'true', ''].includes(bare)
}

/** The shell of a runner that has another one than the rest. */
function shellOf(runner: DataNode | undefined): string | undefined {
  const labels = runner?.sort === 'list' ? runner.items : runner ? [runner] : []
  const isWindows = labels.some((label) => label.sort === 'scalar' && /^windows\b/i.test(String(label.value)))
  return isWindows ? 'pwsh' : undefined
}

/** The program of `shell: bash -e {0}`. */
const IS_SHELL = new RegExp(String.raw`^(?:\S*/)?${SHELL_NAME}(?:\s|$)`)

export function isShell(shell: string | undefined): boolean {
  return shell === undefined || IS_SHELL.test(shell)
}

export function textOf(node: DataNode | undefined, key: string): string | undefined {
  const value = entryOf(node, key)?.value
  return value?.sort === 'scalar' && typeof value.value === 'string' && value.value !== '' ? value.value : undefined
}

/** As long as it was, with a mark that no shell takes for a word of its own in the place of each expression. */
export function withoutExpressions(text: string): string {
  let plain = ''
  let from = 0
  for (let at = text.indexOf('${{'); at !== -1; at = text.indexOf('${{', from)) {
    const end = text.indexOf('}}', at)
    if (end === -1) break
    plain += text.slice(from, at) + UNKNOWN.repeat(end + 2 - at)
    from = end + 2
  }
  return plain + text.slice(from)
}
