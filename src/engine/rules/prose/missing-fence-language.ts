import { defineRule } from '../rule.ts'
import { proseFacts } from './facts.ts'

export default defineRule({
  id: 'prose/missing-fence-language',
  summary: 'A block of code that does not say which language it is in.',
  rationale: `Without a language a block is neither highlighted nor checked: the rules over commands read what is called \`bash\` or
\`console\`, and cannot tell an example of output from something to be run. Where there is none, \`text\` says so.`,
  severity: 'warning',
  fixable: false,
  messages: {
    missing: 'Unexpected block of code without a language, expected one behind the fence (text where there is none).',
  },
  *check({ index }) {
    for (const { at } of proseFacts(index, 'fence')) yield { at, message: 'missing' }
  },
})
