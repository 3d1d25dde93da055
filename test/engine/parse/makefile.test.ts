import { describe, expect, test } from 'vitest'
import { parseMakefile } from '../../../src/engine/parse/makefile.ts'

/** Rules as `targets: prerequisites`, with each line of the recipe behind a tab. */
function rules(text: string): string[] {
  const at = ({ span }: { readonly span: readonly [number, number] }) => text.slice(...span)
  return parseMakefile(text).rules.map(
    ({ targets, prerequisites, recipe }) =>
      `${targets.map(at).join(' ')}: ${prerequisites.map(at).join(' ')}${recipe.map((line) => `\t${at(line)}`).join('')}`,
  )
}

function variables(text: string): string[] {
  return parseMakefile(text).variables.map(
    ({ name, operator, value, isConditional }) => `${name} ${operator} ${value}${isConditional ? ' (if)' : ''}`,
  )
}

describe('rules', () => {
  test.each([
    ['bread: flour water\n\tknead\n\n# a comment\n\tbake\n', ['bread: flour water\tknead\tbake']],
    ['bread: flour ; knead # well\n\tbake', ['bread: flour\tknead # well\tbake']],
    ['bread rolls &: flour # white\n', ['bread rolls: flour']],
    ['bread:: flour | bowl\n', ['bread: flour bowl']],
    ['bread: \\\n  flour \\\r\n  water\n', ['bread: flour water']],
    ['$(LOAVES): %.loaf: %.dough\n', ['$(LOAVES): %.dough']],
    ['$(subst a, b, c) ${x y}: $(wildcard *.md)\n', ['$(subst a, b, c) ${x y}: $(wildcard *.md)']],
    ['bread:\n\tknead \\\n\t  twice \\\\\n\tbake\n', ['bread: \tknead \\\n\t  twice \\\\\tbake']],
    ['bread:\r\n\tknead\r\n\tbake\r\n', ['bread: \tknead\tbake']],
    ['bread:\n\t@-+ knead\n\t\n', ['bread: \tknead']],
    ['\tnot a recipe: here\n', ['not a recipe: here']],
    ['bread: a\\#b\n', ['bread: a\\#b']],
    ['bread: FLOUR := white\n', []],
    ['# bread: flour\n', []],
    ['FLOUR := a:b\n', []],
    ['define loaf\nbread: flour\nendef\nrolls:\n', ['rolls: ']],
  ])('%j', (text, expected) => expect(rules(text)).toEqual(expected))

  test('know what stands between `ifdef` and `endif`, and whose line make ignores', () => {
    const text = 'ifdef CI\nbread:\n\t-bake\nendif\nrolls:\nifeq ($(A),b)\n\tbake\nelse\n\tfry\nendif\n\tsell\n'
    const [bread, rolls] = parseMakefile(text).rules
    expect(bread).toMatchObject({ isConditional: true, recipe: [{ ignores: [17, 18], isConditional: true }] })
    expect(text.slice(17, 18)).toBe('-')
    expect(rolls!.isConditional).toBe(false)
    expect(rolls!.recipe.map(({ isConditional }) => isConditional)).toEqual([true, true, false])
  })
})

test.each([
  ['FLOUR := white # best\n', ['FLOUR = white']],
  ['FLOUR=white\nexport OVEN ?= hot\noverride X += \\\n   y  z\n', ['FLOUR = white', 'OVEN ?= hot', 'X += y z']],
  ['A ::= b\nC :::= d\nE != ls\n', ['A = b', 'C = d', 'E != ls']],
  ['bread: FLOUR = rye\n', ['FLOUR = rye (if)']],
  ['ifdef X\nFLOUR = rye\nendif\n', ['FLOUR = rye (if)']],
  ['\ufeffFLOUR = a$(B):c\n', ['FLOUR = a$(B):c']],
])('variables: %j', (text, expected) => expect(variables(text)).toEqual(expected))

test('a long line of nothing ends soon', () => {
  for (const text of [
    '$('.repeat(200_000),
    'a: ' + '\\\n'.repeat(200_000),
    `a: ${'b '.repeat(200_000)}`,
    ' '.repeat(400_000),
  ])
    expect(() => parseMakefile(text)).not.toThrow()
})
