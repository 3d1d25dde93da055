import { styleText } from 'node:util'
import type { OptionSchema, RuleMeta } from '../engine/rules/rule.ts'
import type { Style } from '../reporters/report.ts'
import { rulePage } from '../reporters/rule-page.ts'
import { wrap } from '../reporters/wrap.ts'

/** A rule's page for the terminal. */
export function explainRule(
  { id, summary, rationale, severity, fixable, options = {} }: RuleMeta,
  { hasColour, width }: Style,
): string {
  const bold = (text: string) => (hasColour ? styleText('bold', text, { validateStream: false }) : text)
  const paragraphs = rationale
    .split(/\n\s*\n/)
    .map((paragraph) => wrap(paragraph.replace(/\s+/g, ' ').trim(), width).join('\n'))
  const page = rulePage(id)
  return [
    bold(id),
    wrap(summary, width).join('\n'),
    '',
    paragraphs.join('\n\n'),
    '',
    `Severity   ${severity} by default`,
    `Fix        ${fixable ? 'yes, safe to apply unseen' : 'no'}`,
    ...(page.includes('://') ? [`Page       ${page}`] : []),
    '',
    bold('Configure') + ', in throughline.yaml:',
    ...indented(['rules:', ...setting(id, Object.entries(options), severity)]),
    '',
    bold('Allow') + ' one place, with a reason, on the line before it:',
    ...indented([`<!-- throughline-disable-next-line ${id} -- the reason -->`]),
    'or in a whole file, with throughline-disable-file.',
    '',
  ].join('\n')
}

/** All rules with their severities, for `throughline explain` alone. */
export function listRules(rules: readonly RuleMeta[], { hasColour, width }: Style): string {
  const longest = Math.max(...rules.map(({ id }) => id.length))
  const rows = rules.map(({ id, severity, summary }) => {
    const [first = '', ...rest] = wrap(summary, width - longest - 11)
    const name = hasColour ? styleText('bold', id.padEnd(longest), { validateStream: false }) : id.padEnd(longest)
    return [`${name}  ${severity.padEnd(7)}  ${first}`, ...rest.map((line) => ' '.repeat(longest + 11) + line)].join(
      '\n',
    )
  })
  return [...rows, '', 'throughline explain <rule> tells why, and how to allow or configure it.', ''].join('\n')
}

function setting(id: string, options: readonly [string, OptionSchema][], severity: string): string[] {
  if (options.length === 0) return [`  ${id}: ${severity}  # or off, info, warning, error`]
  return [
    `  ${id}:`,
    `    severity: ${severity}  # or off, info, warning, error`,
    ...options.flatMap(([name, option]) => [
      `    # ${option.description}`,
      `    ${name}: ${JSON.stringify(option.default)}`,
    ]),
  ]
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`)
}
