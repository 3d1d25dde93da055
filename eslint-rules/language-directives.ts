/** What comments tell ESLint: its own directives, and the suppressions of `throughline check`, which hold in both hosts. */
import { ConfigCommentParser, Directive, type RulesConfig } from '@eslint/plugin-kit'
import { suppressionsIn } from '../src/engine/facts/suppressions.ts'
import { lineStartsOf } from '../src/engine/model/range.ts'
import type { ShellComment } from './language-comments.ts'

const parser = new ConfigCommentParser()

const DISABLE = /^eslint-(disable|enable|disable-line|disable-next-line)$/

export function directivesIn(comments: readonly ShellComment[], text: string): Directive[] {
  const lineStarts = lineStartsOf(text)
  return comments.flatMap((comment) => {
    const parsed = parser.parseDirective(comment.value.trim())
    if (!parsed) return []
    const { label, value, justification } = parsed
    const own = DISABLE.exec(label)
    if (own) return new Directive({ type: own[1] as Directive['type'], node: comment, value, justification })
    return suppressionsIn(text, lineStarts, [[comment.pos, comment.end]]).flatMap(
      ({ scope, line, reason, ruleIds }) => {
        // ESLint knows no other rule of the checker, and would say so.
        const rules = ruleIds.map(({ id }) => id).filter((id) => id.startsWith('shell/'))
        if (rules.length === 0) return []
        const [type, holds] =
          scope === 'file'
            ? (['disable', [0, 0]] as const)
            : (['disable-next-line', [comment.pos, (lineStarts[line - 1] ?? text.length + 1) - 1]] as const)
        return new Directive({ type, node: { ...comment, holds }, value: rules.join(','), justification: reason })
      },
    )
  })
}

/** `# eslint rule: off`, as ESLint wants it. */
export function inlineConfigIn(comments: readonly ShellComment[]): {
  readonly configs: { readonly config: { readonly rules: RulesConfig }; readonly node: ShellComment }[]
  readonly problems: { readonly message: string; readonly node: ShellComment }[]
} {
  const configs: { config: { rules: RulesConfig }; node: ShellComment }[] = []
  const problems: { message: string; node: ShellComment }[] = []
  for (const node of inlineConfigNodes(comments)) {
    const parsed = parser.parseJSONLikeConfig(parser.parseDirective(node.value.trim())!.value)
    if (parsed.ok) configs.push({ config: { rules: parsed.config }, node })
    else problems.push({ message: parsed.error.message, node })
  }
  return { configs, problems }
}

function inlineConfigNodes(comments: readonly ShellComment[]): ShellComment[] {
  return comments.filter(({ value }) => parser.parseDirective(value.trim())?.label === 'eslint')
}
