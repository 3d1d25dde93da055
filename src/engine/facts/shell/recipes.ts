/** Recipes of a Makefile → what make hands to a shell: a line at a time, or a whole recipe where it is told so. */
import type { MakefileParse, RecipeLine } from '../../parse/makefile.ts'
import type { ShellFact } from '../../model/shell.ts'
import { expand, namesOf, piecesOf, runsShell, type MakeNames } from '../programs/make-text.ts'
import { pieceSource, type Piece } from '../programs/shell-source.ts'
import { UNKNOWN } from '../programs/shell/text.ts'
import { factOf, stretchesOf } from './stretches.ts'

export function shellInRecipes(file: string, makefile: MakefileParse): ShellFact[] {
  const names = namesOf(makefile)
  if (!runsShell(names)) return []
  const isOneShell = makefile.rules.some(({ targets }) =>
    targets.some(({ text }) => expand(text, names) === '.ONESHELL'),
  )
  return makefile.rules.flatMap(({ recipe }) => {
    const groups = isOneShell ? [recipe] : recipe.map((line) => [line])
    return groups.flatMap((lines) => shellInLines(file, lines, names))
  })
}

function shellInLines(file: string, lines: readonly RecipeLine[], names: MakeNames): ShellFact[] {
  const pieces = lines.flatMap(({ span }, at): Piece[] => {
    const own = piecesOf(file, span, names)
    const next = lines[at + 1]
    return next ? [...own, { text: '\n', span: [span[1], span[1] + lineEndIn(file, span[1])] }] : own
  })
  const source = pieceSource(file, pieces)
  return factOf('recipe', { text: source.text, stretches: stretchesOf(file, source) }, `$\n${UNKNOWN}`)
}

function lineEndIn(file: string, at: number): number {
  return file.startsWith('\r\n', at) ? 2 : 1
}
