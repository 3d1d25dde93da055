import { defineShellRule, spanNode, type ShellContext } from '../rule.ts'
import { shebangOf } from '../shell/shebang.ts'
import { assignedValuesOf, unquotedSpansOf, type AssignedValue } from '../shell/values.ts'
import type { ShellText } from '../shell/text.ts'

export default defineShellRule({
  name: 'no-unfilled-placeholder',
  summary: 'A placeholder that nobody filled in, in a script that is run as it stands.',
  rationale:
    'A reader of a runbook replaces `<your-account>`; nobody replaces it in a script. Outside of quotes the shell does ' +
    'not even see a word: `TOTAL=<n>` reads from a file called n, and ends with a message about a file that no one ever ' +
    'heard of. Inside of quotes the placeholder goes out as it is, to an account or a bucket of that name. Write the ' +
    'value, or take it as an argument: `profile="$1"`.\n\n' +
    'Only scripts are looked at: files, steps of workflows, and blocks that begin with `#!`. Usage texts, comments and ' +
    'here-documents may show placeholders, and so may files whose name says that they are a template or an example.',
  severity: 'warning',
  fixable: false,
  messages: {
    redirection: 'Unexpected placeholder `{{placeholder}}`: the shell takes `<` and `>` for redirections.',
    value: '`{{name}}` is never filled in: its value is the placeholder `{{placeholder}}`.',
  },
  trigger: /<[A-Za-z]|=["']?(?:your|YOUR|REPLACE|CHANGE|FILL)/,
  applies: isRunAsItStands,
  check(shell, context) {
    for (const [start, end] of bareIn(shell)) {
      const data = { placeholder: shell.text.slice(start, end) }
      context.report({ node: spanNode([start, end]), messageId: 'redirection', data })
    }
    const compared = comparedIn(shell)
    for (const value of assignedValuesOf(shell)) {
      const { name, text: placeholder, span } = value
      if (!isLeftOpen(value) || compared.has(placeholder)) continue
      context.report({ node: spanNode(span), messageId: 'value', data: { name, placeholder } })
    }
  },
})

const TEMPLATE = /(?:^|[^a-z])(?:templates?|examples?|samples?|skeletons?|tmpl|tpl|fixtures?)(?:[^a-z]|$)/i

function isRunAsItStands({ sourceCode: { text }, languageOptions: { host }, physicalFilename }: ShellContext): boolean {
  if (host === 'fence') return shebangOf(text) !== undefined
  if (host !== 'script' && host !== 'step') return false
  return !TEMPLATE.test(physicalFilename.slice(physicalFilename.search(/[^/\\]*$/)))
}

function bareIn(shell: ShellText): ShellText['placeholders'] {
  if (shell.placeholders.length === 0) return []
  const unquoted = unquotedSpansOf(shell)
  return shell.placeholders.filter(
    (span) =>
      unquoted.some(([start, end]) => start <= span[0] && span[1] <= end) &&
      !isRedirections(shell.text.slice(0, span[0]), shell.text.slice(...span), shell.text.slice(span[1])),
  )
}

/** `sort <words> sorted 2>&1` reads one file and writes the other. */
function isRedirections(before: string, placeholder: string, after: string): boolean {
  return /[\s;|&]$/.test(before) && /^<[\w.]+>$/.test(placeholder) && /^[ \t]*[\w./$"'~]/.test(after)
}

/** What asks to be replaced in so many words. */
const ASKS = /^<(?:your|my|insert|enter|replace|fill|put|add|change|set)\b[^<>]*>$/i
const SHOUTS =
  /^(?:YOUR[_-][A-Z0-9_-]+|REPLACE[_-]?(?:ME|THIS)(?:[_-][A-Z0-9_-]+)?|CHANGE[_-]?(?:ME|THIS)|FILL[_-]?ME(?:[_-]IN)?)$/
const MURMURS = /^your[_-][a-z][a-z0-9]*(?:[_-][a-z0-9]+)*$/

function isLeftOpen({ name, text, isQuoted }: AssignedValue): boolean {
  if (SHOUTS.test(text) || MURMURS.test(text)) return true
  return isQuoted && (ASKS.test(text) || isNamedAs(text, name))
}

/** `BUCKET="<bucket-name>"`. A tag may be what a script looks for: `TITLE="<title>"`. */
function isNamedAs(text: string, name: string): boolean {
  if (!/^<[A-Za-z][\w -]*>$/.test(text)) return false
  const words = text
    .slice(1, -1)
    .toLowerCase()
    .split(/[\s_-]+/)
  const [only] = words
  if (words.length === 1 && TAGS.has(only!)) return false
  const own = new Set(name.toLowerCase().split('_'))
  return words.some((word) => word.length > 1 && own.has(word))
}

const TAGS = new Set([
  ...[
    'html',
    'head',
    'body',
    'title',
    'meta',
    'link',
    'script',
    'style',
    'template',
    'header',
    'footer',
    'main',
    'nav',
  ],
  ...['section', 'article', 'aside', 'table', 'form', 'input', 'output', 'button', 'label', 'select', 'option', 'code'],
  ...['img', 'image', 'path', 'source', 'object', 'data', 'time', 'address', 'summary', 'details', 'video', 'audio'],
])

/** What the script compares with: it stops by itself where its placeholder is still there. */
function comparedIn({ text }: ShellText): Set<string> {
  return new Set(Array.from(text.matchAll(/[=~][ \t]+["'*]{0,3}([^\s"'*\]]+)/g), ([, word]) => word!))
}
