/** Workflow of GitHub → one routine for each step that runs something. */
import { entryOf, type DataNode } from '../../parse/data.ts'
import { parseYaml } from '../../parse/yaml.ts'
import type { RoutineFact, UseFact } from '../../model/program.ts'
import type { Span } from '../../model/range.ts'
import { shellInSteps } from '../shell/steps.ts'
import type { ProgramReading } from './extract.ts'
import { mapUses } from './map-uses.ts'
import { insideQuotes, yamlScalarSource, type ShellSource } from './shell-source.ts'
import { pathOf, type Text } from './shell/text.ts'
import { shellUses } from './shell.ts'
import { inherit, isShell, stepsIn, textOf, withoutExpressions, type StepSetting } from './workflow-steps.ts'

/** Never throws. A file that does not parse is read as far as it does. */
export function workflowProgram(text: string): ProgramReading {
  const { roots, problems } = parseYaml(text)
  const name = textOf(roots[0], 'name')
  let fetched: UseFact[] = []
  let last: string | undefined
  const routines = stepsIn(roots[0]).flatMap(({ job, step, setting }) => {
    if (job !== last) fetched = []
    last = job
    fetched.push(...fetchedBy(text, step))
    const routine = routineOf(text, step, name ?? job, setting)
    if (!routine) return []
    const uses = [...fetched, ...routine.uses]
    fetched = []
    return [{ ...routine, uses }]
  })
  return { shell: shellInSteps(text, roots), program: { routines, constants: [] }, problems: problems.slice(0, 1) }
}

function routineOf(file: string, step: DataNode, workflow: string, inherited: StepSetting): RoutineFact | undefined {
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
