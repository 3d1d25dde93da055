import type { OptionSchema, Rule } from '../../engine/rules/rule.ts'
import type { ConfigKey, JsonSchema } from './config-key.ts'

export const SEVERITIES = ['off', 'info', 'warning', 'error'] as const

export const rulesKey: ConfigKey = {
  name: 'rules',
  schema: (rules) => ({
    type: 'object',
    title: 'a map of rule ids to settings',
    description: 'Settings of single rules: a severity, or a map with `severity` and the options of the rule.',
    additionalProperties: false,
    properties: Object.fromEntries(rules.map((rule) => [rule.id, settingSchema(rule)])),
    examples: [{ 'link/missing-file': 'warning' }],
  }),
}

/** A condition and not a choice of two: then an error speaks of the form that was written. */
function settingSchema(rule: Rule): JsonSchema {
  const options = Object.entries(rule.options ?? {})
  return {
    description: `${rule.summary} By default: ${rule.severity}.`,
    if: { type: 'object' },
    then: {
      type: 'object',
      additionalProperties: false,
      properties: {
        severity: { ...severity, description: `How serious a finding is. By default: ${rule.severity}.` },
        ...Object.fromEntries(options.map(([name, option]) => [name, optionSchema(option)])),
      },
    },
    else: { ...severity, title: `${severity.title}, or a map` },
  }
}

const severity = { enum: SEVERITIES, title: 'off, info, warning or error' }

const TITLES = { string: 'a text', number: 'a number', boolean: 'true or false', array: 'a list of texts' }

function optionSchema({ type, items, default: value, description }: OptionSchema): JsonSchema {
  return {
    type,
    title: TITLES[type],
    description,
    default: value,
    ...(type === 'array' && { items: { ...items, title: 'a text' } }),
  }
}
