/** Makefile → one routine for each target that it names: what the target needs, and what its recipe does. */
import {
  parseMakefile,
  type MakefileParse,
  type MakeRule,
  type MakeWord,
  type RecipeLine,
} from '../../parse/makefile.ts'
import type { RoutineFact, UseFact } from '../../model/program.ts'
import type { Span } from '../../model/range.ts'
import { shellInRecipes } from '../shell/recipes.ts'
import type { ProgramReading } from './extract.ts'
import { expand, HERE, namesOf, piecesOf, runsShell, type MakeNames } from './make-text.ts'
import { mapUses } from './map-uses.ts'
import { pieceSource, type Piece } from './shell-source.ts'
import { pathOf, UNKNOWN, type Text } from './shell/text.ts'
import { shellUses } from './shell.ts'

/** What make's own rules make of sources. */
const BUILT_IN = /\.(?:o|a|so|lo|obj|exe)$/

/** Targets of one rule; each is read with all that the rule needs and does. */
const MOST_TARGETS = 30

/** Never throws. What make itself would refuse is passed over: every line is read for itself. */
export function makefileProgram(text: string): ProgramReading {
  const makefile = parseMakefile(text)
  const names = namesOf(makefile)
  const targets = targetsOf(makefile, names)
  const isOneShell = targets.has('.ONESHELL')
  const isShell = runsShell(names)
  const routines = new Map<string, { span: Span; uses: UseFact[][] }>()
  for (const rule of makefile.rules) {
    const needs = needsOf(rule, names, targets)
    const words = rule.isStatic ? [] : namesIn(rule.prerequisites, names).map(({ name }) => name)
    const isKnown = rule.prerequisites.every((word) => namesIn([word], names).length > 0)
    for (const { name, span } of namesIn(rule.targets, names).slice(0, MOST_TARGETS)) {
      if (!targets.isRoutine(name)) continue
      const known = routines.get(name) ?? { span, uses: [] }
      routines.set(name, known)
      known.uses.push(needs)
      if (isShell) known.uses.push(recipeUses(text, rule, isOneShell, withAutomatic(names, name, words, isKnown)))
    }
  }
  const facts = [...routines].map(([name, { span, uses }]): RoutineFact => ({
    sort: 'make-target',
    name,
    span,
    uses: uses.flat(),
  }))
  return { shell: shellInRecipes(text, makefile), program: { routines: facts, constants: [] }, problems: [] }
}

interface Targets {
  has(name: string): boolean
  isRoutine(name: string): boolean
  /** Some rule makes it. */
  isMade(path: string): boolean
}

interface Named {
  readonly name: string
  readonly span: Span
}

/** The words that a word stands for; none where it cannot be told. */
function namesIn(words: readonly MakeWord[], names: MakeNames): Named[] {
  return words.flatMap(({ text, span }) => {
    const expanded = expand(text, names)
    const isKnown = !expanded.includes(UNKNOWN) && !expanded.includes('$')
    return isKnown ? (expanded.match(/\S+/g) ?? []).map((name) => ({ name, span })) : []
  })
}

function targetsOf({ rules }: MakefileParse, names: MakeNames): Targets {
  const all = new Set(rules.flatMap(({ targets }) => namesIn(targets, names).map(({ name }) => name)))
  const patterns = [...all].filter((name) => name.includes('%')).map((name) => name.split('%'))
  // `.PHONY`, `.SUFFIXES`, `.c.o`: no targets that anybody asks for.
  const isRoutine = (name: string) => all.has(name) && !name.includes('%') && !/^\.[A-Za-z_.]*$/.test(name)
  return {
    has: (name) => all.has(name),
    isRoutine,
    isMade: (path) =>
      all.has(path) ||
      BUILT_IN.test(path) ||
      patterns.some(([head = '', tail = '']) => path.startsWith(head) && path.endsWith(tail)),
  }
}

function needsOf(rule: MakeRule, names: MakeNames, targets: Targets): UseFact[] {
  if (rule.isStatic) return []
  return namesIn(rule.prerequisites, names).flatMap(({ name, span }): UseFact[] => {
    if (targets.isRoutine(name))
      return [{ does: 'start', sort: 'make-target', name, span, ...(rule.isConditional && { isConditional: true }) }]
    const path = /\/|\.\w+$/.test(name) && !targets.isMade(name) ? pathOf([name]) : undefined
    return path ? [{ does: rule.isConditional ? 'probe' : 'read', path, span }] : []
  })
}

/** `$@`, `$<` and `$^` beside the Makefile's own names. */
function withAutomatic(names: MakeNames, target: string, needs: string[], isKnown: boolean): MakeNames {
  const own = new Map([
    ['@', target],
    ['<', needs[0]],
    ['^', isKnown ? needs.join(' ') : undefined],
  ])
  return (name) => (own.has(name) ? own.get(name) : names(name))
}

function recipeUses(file: string, rule: MakeRule, isOneShell: boolean, names: MakeNames): UseFact[] {
  const groups = isOneShell && rule.recipe.length > 0 ? [rule.recipe] : rule.recipe.map((line) => [line])
  return groups.flatMap((lines) => linesUses(file, lines, rule, names))
}

function linesUses(file: string, lines: readonly RecipeLine[], rule: MakeRule, names: MakeNames): UseFact[] {
  const pieces = lines.flatMap(({ span }): Piece[] => [
    ...piecesOf(file, span, names),
    { text: '\n', span: [span[1], span[1]] },
  ])
  const source = pieceSource(file, pieces)
  const ignores = lines.length === 1 ? lines[0]!.ignores : undefined
  const isConditional = rule.isConditional || lines.some((line) => line.isConditional)
  const here: ReadonlyMap<string, Text> = new Map([[HERE, [{ from: 'start' }]]])
  const uses = shellUses(source.text, { isConditional, isIgnored: ignores !== undefined, names: here })
  return ignores ? mapUses(uses, source).map((use) => ignored(use, ignores)) : mapUses(uses, source)
}

/** Make goes on, whatever becomes of the line. */
function ignored(use: UseFact, ignores: Span): UseFact {
  if (use.does === 'read') return use.swallowed ? use : { ...use, swallowed: ignores }
  return use.does === 'run' || use.does === 'start' ? { ...use, isConditional: true } : use
}
