import packageJson from '../../package.json' with { type: 'json' }

/** Where a rule is explained: its page on the project's site, or the command that prints it while there is no site. */
export function rulePage(ruleId: string): string {
  const { homepage } = packageJson as { homepage?: string }
  return homepage === undefined ? `throughline explain ${ruleId}` : `${homepage.replace(/\/$/, '')}/rules/${ruleId}/`
}
