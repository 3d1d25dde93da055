import { agesOf, agingType, dayNumber, FRESHNESS, isRetired } from '../../pages/freshness.ts'
import { defineRule, type OptionSchema } from '../rule.ts'

export default defineRule({
  id: 'page/stale',
  summary: 'A context page or a runbook that nobody has checked for too long.',
  rationale: `Somebody acts on a context page or a runbook without a chance to doubt it: an agent that starts with it, an operator
in the night. What was true a year ago sends both the wrong way. So these pages say when they were last checked, and this rule
counts the days: thirty for context, ninety for runbooks. Read the page, mend what has changed, and write the day's date.

\`last_updated\` and \`last_verified\` in the frontmatter count, the later of the two. A page is context or a runbook where its
\`type\` says so; without a type, where it stands in a folder \`contexts\` or \`runbooks\`. Pages without a date, templates,
archives, drafts and pages whose \`status\` says that they are no longer in use are accepted. The limits are options.`,
  severity: 'warning',
  needs: 'day',
  fixable: false,
  options: Object.fromEntries(Array.from(FRESHNESS, ([type, days]) => [type, optionFor(type, days)])),
  messages: {
    stale: 'This {type} page was last {word} on {date}, {days} days ago: expected a look at it every {limit} days.',
  },
  *check({ index, options }) {
    const today = dayNumber(index.config.today ?? '')
    if (today === undefined) return
    for (const document of index.documents) {
      const { facts, path } = document
      const type = document.role === 'record' ? agingType(path, facts) : undefined
      const limit = type === undefined ? undefined : options[type]
      if (typeof limit !== 'number' || isRetired(facts)) continue
      // The later of the two.
      const [age] = agesOf(facts).sort((a, b) => b.day - a.day)
      if (age === undefined || today - age.day <= limit) continue
      const data = { type: type!, word: age.word, date: age.date, days: today - age.day, limit }
      yield { at: { file: path, span: age.span }, message: 'stale', data }
    }
  },
})

function optionFor(type: string, days: number): OptionSchema {
  return { type: 'number', default: days, description: `Days after which a page of the type ${type} is stale.` }
}
