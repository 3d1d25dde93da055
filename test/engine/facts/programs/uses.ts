import { expect } from 'vitest'
import type { ProgramReading } from '../../../../src/engine/facts/programs/extract.ts'
import type { PathText, UseFact } from '../../../../src/engine/model/program.ts'
import type { Span } from '../../../../src/engine/model/range.ts'

/** One line a use: `read plan.md`, `run gate.sh in tools, if`, `read plan.md by || true`; `at …` where the place reads otherwise. */
export function listed(text: string, uses: readonly UseFact[]): string[] {
  return uses.map((use) => {
    const what = 'path' in use ? written(use.path) : 'name' in use ? use.name : use.specifier
    const directory = 'directory' in use && use.directory ? ` in ${written(use.directory)}` : ''
    const condition = 'isConditional' in use && use.isConditional ? ', if' : ''
    const swallowed = 'swallowed' in use && use.swallowed ? ` by ${at(text, use.swallowed)}` : ''
    const place = at(text, use.span)
    const sort = use.does === 'start' ? ` ${use.sort}` : ''
    return `${use.does}${sort} ${what}${directory}${condition}${swallowed}${place === what ? '' : ` at ${place}`}`
  })
}

/** The routines of a program with their uses: `[sort, name, directory?, ...uses]`. */
export function routinesOf(text: string, { program }: ProgramReading): string[][] {
  return program.routines.map(({ name, span, directory, uses }) => [
    at(text, span) === name ? name : `${name} at ${at(text, span)}`,
    ...(directory === undefined ? [] : [`in ${directory}`]),
    ...listed(text, uses),
  ])
}

export function expectSpansInside(text: string, { program, problems }: ProgramReading): void {
  const spans = program.routines.flatMap(({ span, uses }) => [span, ...uses.flatMap(spansOf)])
  for (const [start, end] of [...spans, ...problems.map(({ span }) => span)]) {
    expect(start).toBeGreaterThanOrEqual(0)
    expect(end).toBeGreaterThanOrEqual(start)
    expect(end).toBeLessThanOrEqual(text.length)
  }
}

function spansOf(use: UseFact): Span[] {
  return 'swallowed' in use && use.swallowed ? [use.span, use.swallowed] : [use.span]
}

function at(text: string, [start, end]: Span): string {
  return text.slice(start, end)
}

function written(path: PathText): string {
  return path.map((part) => (typeof part === 'string' ? part : `<${part.from}>`)).join('')
}
