import { forEachChild, type SyntaxNode } from '../../src/engine/parse/shell.ts'

/** A node and everything in it, commands within words included; each before what is in it, in the order of the text. */
export function* descend(node: SyntaxNode): Generator<SyntaxNode> {
  const open = [node]
  for (let next = open.pop(); next; next = open.pop()) {
    yield next
    const children: SyntaxNode[] = []
    forEachChild(next, (child) => void children.push(child))
    open.push(...children.reverse())
  }
}
