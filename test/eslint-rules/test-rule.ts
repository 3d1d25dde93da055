/**
 * Runs the cases of a shell rule in both of its hosts: ESLint's own RuleTester, and the engine, which must say the same
 * of the same text: messages, ranges, the text after fixing, and suggestions with their texts.
 */
import { RuleTester, type Rule as EslintRule } from 'eslint'
import { describe, expect, it } from 'vitest'
import type { ShellRule } from '../../eslint-rules/rule.ts'
import { base, engineReports, eslintReports, type ShellCase } from './verdicts.ts'

export type { ShellCase } from './verdicts.ts'

export interface InvalidShellCase extends ShellCase {
  readonly errors: readonly {
    readonly messageId: string
    readonly data?: Readonly<Record<string, string>>
    readonly line?: number
    readonly column?: number
    readonly endLine?: number
    readonly endColumn?: number
    readonly suggestions?: readonly {
      readonly messageId: string
      readonly data?: Readonly<Record<string, string>>
      readonly output: string
    }[]
  }[]
  /** The text after fixing; absent or null where nothing is fixed. */
  readonly output?: string | null
}

export interface ShellCases {
  readonly valid: readonly (string | ShellCase)[]
  readonly invalid: readonly InvalidShellCase[]
}

RuleTester.describe = describe
RuleTester.it = it

export function testRule(rule: ShellRule, { valid, invalid }: ShellCases): void {
  new RuleTester(base).run(rule.name, rule as unknown as EslintRule.RuleModule, {
    valid: valid as unknown as RuleTester.ValidTestCase[],
    invalid: invalid as unknown as RuleTester.InvalidTestCase[],
  })
  describe(`${rule.name} in the engine`, () => {
    const cases = [...valid, ...invalid].map((one) => (typeof one === 'string' ? { code: one } : one))
    for (const one of cases)
      it(one.name ?? one.code, () => {
        expect(engineReports([rule], one)).toEqual(eslintReports([rule], one))
      })
  })
}
