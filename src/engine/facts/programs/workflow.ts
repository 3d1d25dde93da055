/** Workflow of GitHub → one routine for each step that runs something. */
import { entryOf, type DataNode } from '../../parse/data.ts'
import { parseYaml } from '../../parse/yaml.ts'
import type { RoutineFact, UseFact } from '../../model/program.ts'
import type { Span } from '../../model/range.ts'
import type { ProgramReading } from './extract.ts'
import { mapUses } from './map-uses.ts'
import { insideQuotes, yamlScalarSource, type ShellSource } from './shell-source.ts'
import { pathOf, UNKNOWN, type Text } from './shell/text.ts'
import { shellUses } from './shell.ts'

/** What a step inherits of its job and its workflow. */
interface Setting {
  readonly shell: string | undefined
  readonly directory: string | undefined
  readonly names: ReadonlyMap<string, Text>
  readonly isConditional: boolean
}

/** Never throws. A file that does not parse is read as far as it does. */
export function workflowProgram(text: string): ProgramReading {
  const { roots, problems } = parseYaml(text)
  const [root] = roots
  const name = textOf(root, 'name')
  const setting = inherit(root, { shell: undefined, directory: undefined, names: new Map(), isConditional: false })
  const jobs = entryOf(root, 'jobs')?.value
  const routines = (jobs?.sort === 'map' ? jobs.entries : []).flatMap(({ key, value: job }) => {
    const inJob = inherit(job, { ...setting, shell: setting.shell ?? shellOf(entryOf(job, 'runs-on')?.value) })
    const steps = entryOf(job, 'steps')?.value
    let fetched: UseFact[] = []
    return (steps?.sort === 'list' ? steps.items : []).flatMap((step) => {
      fetched.push(...fetchedBy(text, step))
      const routine = routineOf(text, step, name ?? key, inJob)
      if (!routine) return []
      const uses = [...fetched, ...routine.uses]
      fetched = []
      return [{ ...routine, uses }]
    })
  })
  return { program: { routines, constants: [] }, problems: problems.slice(0, 1) }
}

function routineOf(file: string, step: DataNode, workflow: string, inherited: Setting): RoutineFact | undefined {
  const run = entryOf(step, 'run')?.value
  if (run?.sort !== 'scalar' || typeof run.value !== 'string') return undefined
  const source = yamlScalarSource(file, run.span, run.value)
  const own = inherit(step, inherited)
  const shell = textOf(step, 'shell') ?? inherited.shell
  const directory = textOf(step, 'working-directory') ?? inherited.directory
  const isKnown = directory === undefined || !directory.includes('${{')
  const { name, span } = namedBy(file, step, source)
  const root: [string, Text][] = directory === undefined ? [['GITHUB_WORKSPACE', [{ from: 'start' }]]] : []
  const uses = isShell(shell)
    ? shellUses(withoutExpressions(source.text), {
        ...(!isKnown && { directory: null }),
        // The runner's own shells stop at the first failure; one that is spelled out does as it is told.
        isStrict: !/\s/.test(shell ?? '') || /\s-\w*e/.test(shell!),
        isConditional: own.isConditional,
        names: new Map([...root, ...own.names]),
      })
    : []
  return {
    sort: 'workflow-step',
    name: `${workflow} › ${name}`,
    span,
    ...(isKnown && directory !== undefined && { directory }),
    uses: mapUses(uses, source),
  }
}

/** Actions that put files where later steps find them: nobody has to keep those. */
const FETCHING = /^actions\/(?:download-artifact|cache|cache\/restore|checkout)@/

function fetchedBy(file: string, step: DataNode): UseFact[] {
  const path = entryOf(entryOf(step, 'with')?.value, 'path')?.value
  if (!FETCHING.test(textOf(step, 'uses') ?? '') || path?.sort !== 'scalar' || typeof path.value !== 'string') return []
  const { text, spanToFile } = yamlScalarSource(file, path.span, path.value)
  return [...text.matchAll(/\S.*/g)].flatMap(({ 0: line, index }): UseFact[] => {
    const written = pathOf([line.trimEnd()])
    return written ? [{ does: 'write', path: written, span: spanToFile([index, index + line.trimEnd().length]) }] : []
  })
}

/** The step's name, else the first line of what it runs. */
function namedBy(file: string, step: DataNode, source: ShellSource): { readonly name: string; readonly span: Span } {
  const named = entryOf(step, 'name')?.value
  if (named?.sort === 'scalar' && named.value !== null && named.value !== '') {
    const isQuoted = /^["']/.test(file.slice(named.span[0], named.span[1]))
    const span = isQuoted ? insideQuotes(named.span) : named.span
    return { name: String(named.value), span }
  }
  const start = source.text.search(/\S/)
  const line = start === -1 ? '' : source.text.slice(start).split('\n', 1)[0]!.trimEnd()
  const from = Math.max(0, start)
  return { name: line, span: source.spanToFile([from, from + line.length]) }
}

function inherit(node: DataNode | undefined, outer: Setting): Setting {
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

function isShell(shell: string | undefined): boolean {
  return shell === undefined || /^(?:\S*\/)?(?:ba|da|k|z)?sh(?:\s|$)/.test(shell)
}

function textOf(node: DataNode | undefined, key: string): string | undefined {
  const value = entryOf(node, key)?.value
  return value?.sort === 'scalar' && typeof value.value === 'string' && value.value !== '' ? value.value : undefined
}

/** As long as it was, with a mark that no shell takes for a word of its own in the place of each expression. */
function withoutExpressions(text: string): string {
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
