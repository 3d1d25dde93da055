/** The files that a new rule or kind starts from. They pass every gate, except the case that waits for its rule. */
import { formatted } from '../generate/output.ts'
import type { Output } from '../generate/output.ts'

export async function ruleFiles(root: string, id: string): Promise<Output[]> {
  if (id.startsWith('shell/')) return shellRuleFiles(root, id.slice('shell/'.length))
  const rule = await formatted(root, { path: `src/engine/rules/${id}.ts`, text: ruleText(id) })
  // Cases are never formatted: their bytes are the test.
  return [rule, { path: `test/rules/${id}.md`, text: caseText(id) }]
}

export async function kindFiles(root: string, name: string): Promise<Output[]> {
  return [await formatted(root, { path: `src/engine/kinds/${name}.ts`, text: kindText(name) })]
}

async function shellRuleFiles(root: string, name: string): Promise<Output[]> {
  return [
    await formatted(root, { path: `eslint-rules/rules/${name}.ts`, text: shellRuleText(name) }),
    await formatted(root, { path: `test/eslint-rules/${name}.test.ts`, text: shellTestText(name) }),
    { path: `test/rules/shell/${name}.md`, text: shellCaseText(name) },
  ]
}

function shellRuleText(name: string): string {
  return `import { defineShellRule, spanNode } from '../rule.ts'

/** A stand-in, so that the scaffold compiles and reports nothing: put the real command in its place. */
const COMMAND = 'scaffold-of-${name}'

export default defineShellRule({
  name: '${name}',
  summary: 'One line that says what is reported, with a full stop.',
  rationale: 'Why the pattern hurts, and what to write in its place.',
  severity: 'warning',
  fixable: false,
  messages: {
    unexpected: 'Unexpected {{command}}, expected something else.',
  },
  // Most texts need not be parsed at all.
  trigger: /\\bscaffold-of-/,
  check(shell, { report }) {
    for (const { command, span } of shell.calls) {
      if (command[0]?.value !== COMMAND) continue
      report({ node: spanNode(span), messageId: 'unexpected', data: { command: COMMAND } })
    }
  },
})
`
}

function shellTestText(name: string): string {
  return `import rule from '../../eslint-rules/rules/${name}.ts'
import { testRule } from './test-rule.ts'

testRule(rule, {
  valid: ['echo "quiet"'],
  invalid: [
    {
      code: 'scaffold-of-${name} --all',
      errors: [{ messageId: 'unexpected', line: 1, column: 1, endLine: 1, endColumn: ${`scaffold-of-${name} --all`.length + 1} }],
    },
  ],
})
`
}

function shellCaseText(name: string): string {
  return `# shell/${name}

One level-2 heading a behaviour. test/rules/literate.ts says how a case is written.

## reports the pattern (a scaffold: it fails until this case and the rule are written)

\`\`\`\`md file=reading-room.md
\`\`\`sh
open --early
\`\`\`
\`\`\`\`

\`\`\`diagnostics
reading-room.md:2:1-2:13 warning shell/${name}: Write what the rule says here, then the rule.
\`\`\`

## is silent where the pattern is not

\`\`\`\`md file=reading-room.md
\`\`\`sh
open --at 9
\`\`\`
\`\`\`\`
`
}

function ruleText(id: string): string {
  return `import { defineRule } from '../rule.ts'

/** A stand-in, so that the scaffold compiles and reports nothing: put the real pattern in its place. */
const PATTERN = 'scaffold of ${id}'

export default defineRule({
  id: '${id}',
  summary: 'One line that says what is reported, with a full stop.',
  rationale: 'Why the pattern hurts, and what to write in its place.',
  severity: 'warning',
  fixable: false,
  messages: {
    unexpected: 'Unexpected "{text}", expected something else.',
  },
  *check({ index }) {
    for (const { path, facts } of index.documents) {
      for (const heading of facts.headings) {
        if (heading.text !== PATTERN) continue
        yield { at: { file: path, span: heading.span }, message: 'unexpected', data: { text: heading.text } }
      }
    }
  },
})
`
}

function caseText(id: string): string {
  return `# ${id}

One level-2 heading a behaviour. test/rules/literate.ts says how a case is written.

## reports the pattern (a scaffold: it fails until this case and the rule are written)

\`\`\`md file=reading-room.md
# The pattern
\`\`\`

\`\`\`diagnostics
reading-room.md:1:1-1:14 warning ${id}: Write what the rule says here, then the rule.
\`\`\`

## is silent where the pattern is not

\`\`\`md file=reading-room.md
# Opening hours

From nine to six.
\`\`\`
`
}

function kindText(name: string): string {
  const words = name.replaceAll('-', ' ')
  const collection = `${name.replaceAll('-', '_')}s`
  return `import { defineKind } from './kind.ts'

export default defineKind({
  name: '${words}',
  families: /^${name.toUpperCase()}-$/,
  headers: ['${words}'],
  collections: ['${collection}'],
  types: ['${name}'],
})
`
}
