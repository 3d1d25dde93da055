import { defineRule } from '../rule.ts'
import { proseFacts } from './facts.ts'

export default defineRule({
  id: 'prose/passive-voice',
  summary: 'A passive that names who acts, or a step that does not say who is to act.',
  rationale: `"The index is built by the loader" says in seven words, and from its end, what "The loader builds the index" says in five.
In a step it is worse: "The gate should be closed" leaves open whether the reader closes it or finds it closed.

Only these two are reported, and steps are those of a numbered list in which something is told to be done. A passive without anybody behind it is often the right form, and so is a state: "owned by",
"followed by".`,
  severity: 'info',
  fixable: false,
  messages: {
    agent: 'Unexpected passive "{text}", expected a sentence that begins with who acts.',
    step: 'Unexpected passive in a step, "{text}", expected an instruction to the reader.',
  },
  *check({ index }) {
    for (const { at, fact } of proseFacts(index, 'passive', 'passive-step'))
      yield { at, message: fact.sort === 'passive' ? 'agent' : 'step', data: { text: fact.text } }
  },
})
