/** What a configuration makes of a rule. */
import type { EngineConfig } from '../model/config.ts'
import type { Severity } from '../model/diagnostic.ts'
import type { Rule } from './rule.ts'

export function severityOf(rule: Rule, config: EngineConfig): Severity | 'off' {
  return config.rules[rule.id]?.severity ?? rule.severity
}

/** Defaults where the configuration says nothing. */
export function optionsOf(rule: Rule, config: EngineConfig): Readonly<Record<string, unknown>> {
  const defaults = Object.entries(rule.options ?? {}).map(([name, option]) => [name, option.default] as const)
  return { ...Object.fromEntries(defaults), ...config.rules[rule.id]?.options }
}
