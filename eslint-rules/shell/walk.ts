/** One walk over the tree of a shell text: every command in it, wherever it hides. */
import type { Span } from '../../src/engine/model/range.ts'
import { SHELL_NAME } from '../../src/engine/parse/shell-names.ts'
import {
  parseShell,
  partsOf,
  type AndOr,
  type Assignment,
  type Command,
  type CommandNode,
  type CompoundList,
  type Function as ShellFunction,
  type Pipeline,
  type PipelineNode,
  type Redirection,
  type Statement,
  type TestExpression,
  type Word,
  type WordPart,
} from '../../src/engine/parse/shell.ts'
import type { Argument } from './arguments.ts'
import { Call, type ArithmeticCall, type CallPosition, type Region } from './call.ts'
import { innerTextsOf, type InnerText } from './inner.ts'

export interface Walk {
  readonly calls: readonly Call[]
  readonly arithmetics: readonly ArithmeticCall[]
  readonly functions: readonly ShellFunction[]
  /** The first thing within words that could not be read. */
  readonly problem: { readonly message: string; readonly span: Span } | undefined
}

/** Nesting beyond this is hostile, and costs a parse of everything inside a level. */
const DEEPEST = 40

/** Texts within texts within texts. */
const DEEPEST_INNER = 6

/** Substitutions and here-documents. */
const HOLDS = /\$\(|`|[<>]\(|<</

/** Commands that run texts. */
const MAY_HOLD = new RegExp(String.raw`\b(?:${SHELL_NAME}|eval|ssh)\b`)

/** Never throws. */
export function walk(root: Region): Walk {
  const calls: Call[] = []
  const arithmetics: ArithmeticCall[] = []
  const functions: ShellFunction[] = []
  let problem: Walk['problem']
  // What no word of the text can hold need not be looked for in each of them.
  const mayHold = MAY_HOLD.test(root.text)
  const isPlain = !mayHold && !HOLDS.test(root.text)
  let depth = 0
  let innerDepth = 0
  try {
    enter(root)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    problem ??= { message: 'the commands are nested too deeply', span: [0, 0] }
  }
  return { calls, arithmetics, functions, problem }

  function enter(region: Region): void {
    readList(region.commands, region, { isTested: false, isConditional: false, function: undefined })
  }

  function readList(statements: readonly Statement[], region: Region, outer: Outer): void {
    for (const statement of statements) readStatement(statement, region, outer)
  }

  function readStatement(statement: Statement, region: Region, outer: Outer): void {
    const { command } = statement
    if (statement.background === true) {
      readNode(command, own(region, 'background', [statement]), { ...outer, statement, list: undefined })
      return
    }
    readNode(command, region, { ...outer, statement, list: undefined })
  }

  function own(region: Region, sort: Region['sort'], commands: readonly Statement[]): Region {
    return { ...region, sort, parent: region, commands }
  }

  function readNode(node: PipelineNode | AndOr, region: Region, at: At): void {
    switch (node.type) {
      case 'AndOr':
        node.commands.forEach((command, index) => {
          const isLast = index === node.commands.length - 1
          readNode(command, region, {
            ...at,
            list: node,
            isTested: at.isTested || !isLast,
            isConditional: at.isConditional || index > 0,
          })
        })
        return
      case 'Pipeline': {
        const isNegated = node.prefixes.some(({ type }) => type === 'Negation')
        node.commands.forEach((command, index) => {
          const isLast = index === node.commands.length - 1
          const of = node.commands.length > 1 ? own(region, 'pipeline', []) : region
          readNode(command, of, { ...at, pipeline: node, isTested: at.isTested || isNegated || !isLast })
        })
        return
      }
      default:
        readCommand(node, region, at)
    }
  }

  function readCommand(node: CommandNode | CompoundList, region: Region, at: At): void {
    const inside: Outer = { isTested: at.isTested, isConditional: true, function: at.function }
    const asked: Outer = { ...inside, isTested: true }
    switch (node.type) {
      case 'Command':
        readCall(node, region, at)
        return
      case 'Redirected':
        for (const redirect of node.redirects) readRedirect(redirect, region, at)
        readCommand(node.command, region, at)
        return
      case 'CompoundList':
        readList(node.commands, region, { ...inside, isConditional: at.isConditional })
        return
      case 'BraceGroup':
        readList(node.body.commands, region, { ...inside, isConditional: at.isConditional })
        return
      case 'Subshell':
        deeper(() => {
          enterOwn(region, 'subshell', node.body.commands, { ...inside, isConditional: at.isConditional })
        })
        return
      case 'If':
        for (const { clause, then } of [node, ...node.elif]) {
          readList(clause.commands, region, asked)
          readList(then.commands, region, inside)
        }
        if (node.else) readList(node.else.commands, region, inside)
        return
      case 'While':
        readList(node.clause.commands, region, asked)
        readList(node.body.commands, region, inside)
        return
      case 'For':
      case 'Select':
        for (const word of node.wordlist ?? []) readWord(word, region, at)
        readList(node.body.commands, region, inside)
        return
      case 'ArithmeticFor':
        readList(node.body.commands, region, inside)
        return
      case 'Case':
        readWord(node.word, region, at)
        for (const { body } of node.items) readList(body.commands, region, inside)
        return
      case 'Function':
        functions.push(node)
        readCommand(node.body, region, { ...at, isTested: false, isConditional: true, function: node.name.value })
        return
      case 'Coproc':
        readCommand(node.body, own(region, 'background', []), at)
        return
      case 'TestCommand':
        readTest(node.expression, region, at)
        return
      case 'ArithmeticCommand':
        arithmetics.push({ region, node, span: region.place([node.pos, node.end]), position: positionOf(at) })
        return
    }
  }

  function enterOwn(region: Region, sort: Region['sort'], commands: readonly Statement[], outer: Outer): void {
    readList(commands, own(region, sort, commands), outer)
  }

  function readCall(node: Command, region: Region, at: At): void {
    const call = new Call(region, node, positionOf(at))
    calls.push(call)
    if (isPlain) return
    const inner = mayHold && node.name && innerDepth < DEEPEST_INNER ? innerOf(call) : []
    for (const part of node.prefix) readPart(part, region, at)
    for (const part of node.suffix) if (!inner.some(({ holder }) => holder[0] === part.pos)) readPart(part, region, at)
    for (const text of inner) readInner(text, region)
  }

  function readPart(part: Command['suffix'][number], region: Region, at: At): void {
    if (part.type === 'Word') readWord(part, region, at)
    else if (part.type === 'Assignment') readValue(part.value, region, at)
    else readRedirect(part, region, at)
  }

  function innerOf(call: Call): InnerText[] {
    const { node, region } = call
    if (!MAY_HOLD.test(region.text.slice(node.name!.pos, node.end))) return []
    const place = ({ node: word }: Argument): Span => [word.pos, word.end]
    return innerTextsOf(call.command, call.redirects, region.text, place)
  }

  function readInner({ sort, text: content, offset, holder }: InnerText, region: Region): void {
    const inner = parseShell(content)
    const isExact = region.isExact && offset !== undefined
    const place: Region['place'] = isExact
      ? ([start, end]) => region.place([start + offset, end + offset])
      : () => region.place(holder)
    const [fault] = inner.problems
    if (fault) problem ??= { message: fault.message, span: place(fault.span) }
    innerDepth++
    enter({ sort, parent: region, commands: inner.script.commands, text: inner.text, isExact, place })
    innerDepth--
  }

  function readRedirect(redirect: Redirection, region: Region, at: At): void {
    if (redirect.type !== 'HereDoc') {
      if (redirect.target) readWord(redirect.target, region, at)
      return
    }
    if (!redirect.closing)
      problem ??= { message: 'a here-document never ends', span: region.place([redirect.pos, redirect.body.pos]) }
    if (HOLDS.test(redirect.body.text)) readParts(redirect.body.parts ?? [], region, at)
  }

  function readValue(value: Assignment['value'], region: Region, at: At): void {
    if (value.type === 'Word') readWord(value, region, at)
    else for (const element of value.elements) readWord(element, region, at)
  }

  function readWord(word: Word, region: Region, at: At): void {
    if (HOLDS.test(word.text)) readParts(partsOf(word), region, at)
  }

  function readParts(parts: readonly WordPart[], region: Region, at: At): void {
    for (const part of parts) {
      if (part.type === 'DoubleQuoted' || part.type === 'LocaleString') readParts(part.parts, region, at)
      else if (part.type === 'CommandExpansion' || part.type === 'ProcessSubstitution') {
        deeper(() => {
          const { script } = part
          if (!script) return
          const outer: Outer = { isTested: at.isTested, isConditional: at.isConditional, function: at.function }
          // Between escaped backticks the script was decoded first, and has no offsets of its own.
          if (script.source === undefined) enterOwn(region, 'substitution', script.commands, outer)
          else
            enterOwn(
              { ...region, text: script.source, isExact: false, place: () => region.place([part.pos, part.end]) },
              'substitution',
              script.commands,
              outer,
            )
        })
      }
    }
  }

  function readTest(test: TestExpression, region: Region, at: At): void {
    const open: TestExpression[] = [test]
    for (let next = open.pop(); next; next = open.pop()) {
      if (next.type === 'TestUnary') readWord(next.operand, region, at)
      else if (next.type === 'TestGroup') open.push(next.expression)
      else if (next.type === 'TestNot') open.push(next.operand)
      else if (next.type === 'TestLogical') open.push(...next.operands)
      else for (const word of [next.left, next.right]) readWord(word, region, at)
    }
  }

  function deeper(read: () => void): void {
    if (depth >= DEEPEST) {
      problem ??= { message: 'the commands are nested too deeply', span: [0, 0] }
      return
    }
    depth++
    read()
    depth--
  }
}

interface Outer {
  readonly isTested: boolean
  readonly isConditional: boolean
  readonly function: string | undefined
}

interface At extends Outer {
  readonly statement: Statement
  readonly list: AndOr | undefined
  readonly pipeline?: Pipeline | undefined
}

function positionOf({ statement, list, pipeline, isTested, isConditional, function: within }: At): CallPosition {
  return { statement, list, pipeline, isTested, isConditional, function: within }
}
