import type { SyntaxNode } from '../../src/engine/parse/shell.ts'
import type { Call, ShellText } from './text.ts'

const made = new WeakMap<ShellText, ReadonlyMap<SyntaxNode, Call>>()

/** The call that a node of the tree is; undefined where it is no simple command. */
export function callOf(node: SyntaxNode | undefined, shell: ShellText): Call | undefined {
  let byNode = made.get(shell)
  if (!byNode) made.set(shell, (byNode = new Map(shell.calls.map((call) => [call.node, call]))))
  return node && byNode.get(node)
}
