/** Names by which a script remembers that something failed, until it ends with them. */
import { forEachChild, type Command, type ParsedScript, type SyntaxNode } from '../../../parse/shell.ts'

/**
 * Names whose value the script ends with (`exit "$FAILED"`), or asks before it fails (`[ "$FAILED" -gt 0 ] && exit 1`): to
 * count one up is to fail.
 */
export function failureFlags(script: ParsedScript, text: string): ReadonlySet<string> {
  const flags = new Set<string>()
  if (/\b(?:exit|return)\b/.test(text)) visit(script)
  return flags

  function visit(node: SyntaxNode): void {
    if (node.type === 'Word' || node.type === 'Assignment') return
    if (node.type === 'Command' && endsBadly(node)) collect(node)
    if (node.type === 'If') {
      const lists = [node.then, node.else, ...node.elif.map(({ then }) => then)]
      if (lists.some((list) => list && holdsBadEnd(list)))
        for (const { clause } of [node, ...node.elif]) collect(clause)
    }
    if (node.type === 'AndOr' && holdsBadEnd(node)) collect(node)
    forEachChild(node, visit)
  }

  function collect({ pos, end }: SyntaxNode): void {
    for (const [, name] of text.slice(pos, Math.min(end, pos + 500)).matchAll(/(?:\$\{?#?|\(\(\s*#?)([A-Za-z_]\w*)/g))
      flags.add(name!)
  }
}

function endsBadly({ name, args }: Command): boolean {
  return (name?.value === 'exit' || name?.value === 'return') && args.length > 0 && args[0]!.text !== '0'
}

/** A bad end among the node's own statements, not in the branches of another. */
function holdsBadEnd(node: SyntaxNode): boolean {
  if (node.type === 'Command') return endsBadly(node)
  let isFound = false
  if (['CompoundList', 'Statement', 'AndOr', 'BraceGroup'].includes(node.type))
    forEachChild(node, (child) => {
      isFound ||= holdsBadEnd(child)
    })
  return isFound
}
