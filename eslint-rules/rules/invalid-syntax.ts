import { defineShellRule, spanNode } from '../rule.ts'

export default defineShellRule({
  name: 'invalid-syntax',
  summary: 'A text that is no shell from some place on.',
  rationale: `What does not parse cannot be pasted: the shell waits for a quote that never comes, or stops in the middle of a block.
Most often a block has another language than it says, or a fence above was never closed, so that prose and commands have
changed places. The lines that do parse are checked all the same.

Placeholders (\`<branch>\`) and templates are read as words.`,
  severity: 'warning',
  fixable: false,
  messages: {
    syntax: 'This does not parse as shell: {{problem}}. Quote it, or give the block the language that it is in.',
  },
  // Plain words parse whatever they are.
  trigger: /["'`(){}<>[\]&;|!]|\b(?:if|then|elif|else|fi|do|done|case|esac|for|while|until|select|function|coproc)\b/,
  check({ text, problem }, { report }) {
    // A template becomes a script only when somebody fills it in.
    if (!problem || /\{%|<%|\{\{[#/]/.test(text)) return
    report({ node: spanNode(problem.span), messageId: 'syntax', data: { problem: problem.message } })
  },
})
