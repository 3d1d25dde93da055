/** package.json → one routine for each of its scripts. */
import { entryOf, type DataEntry } from '../../parse/data.ts'
import { parseJson } from '../../parse/json.ts'
import type { RoutineFact } from '../../model/program.ts'
import { shellInPackage } from '../shell/npm-scripts.ts'
import type { ProgramReading } from './extract.ts'
import { insideQuotes, jsonStringSource } from './shell-source.ts'
import { mapUses } from './map-uses.ts'
import { shellUses } from './shell.ts'

/** Never throws. An empty file is one that somebody has yet to write. */
export function packageProgram(text: string): ProgramReading {
  // npm passes over a byte-order mark; the parser does not.
  const { roots, problems } = parseJson(text.replace(/^\uFEFF/, ' '))
  const scripts = entryOf(roots[0], 'scripts')?.value
  const entries = scripts?.sort === 'map' ? scripts.entries : []
  return {
    shell: shellInPackage(text, roots),
    program: { routines: entries.flatMap((entry) => routineOf(text, entry)), constants: [] },
    problems: /^\uFEFF?\s*$/.test(text) ? [] : problems.slice(0, 1),
  }
}

function routineOf(text: string, { key, keySpan, value }: DataEntry): RoutineFact[] {
  if (value.sort !== 'scalar' || typeof value.value !== 'string') return []
  const source = jsonStringSource(text, value.span, value.value)
  return [
    {
      sort: 'package-script',
      name: key,
      span: insideQuotes(keySpan),
      uses: mapUses(shellUses(value.value), source),
    },
  ]
}
