/** The `SourceCode` of ESLint over shell text. */
import { TextSourceCodeBase, VisitNodeStep } from '@eslint/plugin-kit'
import { lineStartsOf, positionAt } from '../src/engine/model/range.ts'
import type { ParsedScript, SyntaxNode } from '../src/engine/parse/shell.ts'
import { childrenOf } from './language-keys.ts'
import { readComments, type Injected, type ShellComment } from './language-comments.ts'
import { directivesIn, inlineConfigIn } from './language-directives.ts'
import type { SpanNode } from './rule.ts'
import type { ShellText } from './shell/text.ts'

/** A node of the tree, what a rule makes of a place, or a comment: offsets in the text. */
export type Placed = SyntaxNode | SpanNode | ShellComment

export interface ShellParseResult {
  readonly ok: true
  readonly ast: ParsedScript
  readonly shell: ShellText
  readonly injected: Injected
}

export interface ShellSourceCode extends TextSourceCodeBase {
  readonly shell: ShellText
  readonly comments: readonly ShellComment[]
}

/** Lines and columns count from 1; a lone carriage return ends a line, as everywhere in the engine. */
export function shellSourceCode(text: string, { ast, shell, injected }: ShellParseResult): ShellSourceCode {
  const lineStarts = lineStartsOf(text)
  const comments = [...injected.comments, ...readComments(shell.text, ast)]
  let walked: VisitNodeStep[] | undefined
  const walk = () => (walked ??= stepsOf(ast))
  const getRange = ({ pos, end }: Placed): [number, number] => [pos, end]
  // The base asks for the root's own place to place anything else: it must not ask back.
  const getLoc = (node: Placed) => {
    const [pos, end] = node.type === 'Comment' && node.holds ? node.holds : [node.pos, node.end]
    return { start: placeAt(pos), end: placeAt(end) }
  }
  const located = <Item extends { readonly node: ShellComment }>({ node, ...rest }: Item) => ({
    ...rest,
    loc: getLoc(node),
  })
  return Object.assign(new TextSourceCodeBase({ text, ast, lineEndingPattern: /\r\n|[\r\n]/ }), {
    shell,
    comments,
    getLoc: (node: Placed) => (node === ast ? getLoc({ type: 'Span', pos: 0, end: text.length }) : getLoc(node)),
    getRange: (node: Placed): [number, number] => (node === ast ? [0, text.length] : getRange(node)),
    // Rules for JavaScript that are set for every file ask for it before they see a node.
    getAllComments: () => comments,
    getParent(node: { readonly parent?: SyntaxNode }) {
      walk()
      return node.parent
    },
    traverse: walk,
    getInlineConfigNodes: () => inlineConfigIn(comments).configs.map(({ node }) => node),
    getDisableDirectives: () => ({ directives: directivesIn(comments, shell.text), problems: [] }),
    applyInlineConfig() {
      const { configs, problems } = inlineConfigIn(comments)
      return {
        configs: configs.map(located),
        problems: problems.map((problem) => ({ ruleId: null, ...located(problem) })),
      }
    },
  })

  function placeAt(offset: number): { line: number; column: number } {
    const { line, column } = positionAt(lineStarts, offset)
    return { line, column }
  }
}

/** No recursion: the tree is as deep as its author likes. */
function stepsOf(root: SyntaxNode): VisitNodeStep[] {
  const steps: VisitNodeStep[] = []
  const open: { readonly node: SyntaxNode; readonly phase: 1 | 2 }[] = [{ node: root, phase: 1 }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, phase } = next
    steps.push(new VisitNodeStep({ target: node, phase, args: [node] }))
    if (phase === 2) continue
    open.push({ node, phase: 2 })
    for (const child of childrenOf(node).reverse()) {
      // Where rules for JavaScript look for it; some of them, set for every file, meet a `Literal` here.
      Object.defineProperty(child, 'parent', { value: node, configurable: true })
      open.push({ node: child, phase: 1 })
    }
  }
  return steps
}
