/** Shell text as the rules see it: its tree, and every command in it, wherever it hides. */
import { unwrap } from '../../src/engine/facts/programs/shell/wrappers.ts'
import { lazily } from '../../src/engine/model/lazily.ts'
import type { Span } from '../../src/engine/model/range.ts'
import {
  parseShell,
  partsOf,
  type AndOr,
  type ArithmeticCommand,
  type Assignment,
  type Command,
  type CommandNode,
  type CompoundList,
  type ParsedScript,
  type Pipeline,
  type PipelineNode,
  type Redirection,
  type ShellParse,
  type Statement,
  type TestExpression,
  type Word,
  type WordPart,
} from '../../src/engine/parse/shell.ts'
import { argumentOf, type Argument } from './arguments.ts'
import { innerTextsOf, type InnerText } from './inner.ts'
import { maskPlaceholders } from '../../src/engine/parse/placeholders.ts'

export interface ShellText {
  /** As the host has it. Node positions of the root region count in it. */
  readonly text: string
  /** Partial where the text does not parse. */
  readonly script: ParsedScript
  /** Why the text, or a part of it, could not be read: the first reason. */
  readonly problem: { readonly message: string; readonly span: Span } | undefined
  /** `<your-name>`, wherever it stands: in words, quotes, comments. */
  readonly placeholders: readonly Span[]
  readonly root: Region
  /** The root first, each before those inside of it. */
  readonly regions: readonly Region[]
  /** Every simple command, in the order of the text; those of an inner text stand behind the command that runs it. */
  readonly calls: readonly Call[]
  /** Every `((…))` that is a command, in the order of the text. */
  readonly arithmetics: readonly ArithmeticCall[]
}

/** Commands that share one shell, and so one directory. */
export interface Region {
  /**
   * `subshell`: in parentheses. `pipeline`, `background`: what runs beside the others. `substitution`: `$(…)`, `<(…)`.
   * `inner`, `remote`: a text handed to a shell of its own. `eval` runs in the shell around, and is parsed for itself.
   */
  readonly sort: 'script' | 'subshell' | 'pipeline' | 'background' | 'substitution' | 'eval' | 'inner' | 'remote'
  readonly parent: Region | undefined
  readonly commands: readonly Statement[]
  /** The text that its nodes' positions count in. */
  readonly text: string
  /** Places within a text that quoting has changed are all of that text: nothing there can be fixed. */
  readonly isExact: boolean
  /** Positions of nodes → positions in `ShellText.text`. */
  place(span: Span): Span
}

/** One simple command. */
export interface Call {
  readonly region: Region
  readonly node: Command
  /** In the whole text. */
  readonly span: Span
  /** Name and arguments as written; empty where the command only assigns. */
  readonly words: readonly Argument[]
  /** The same behind `sudo`, `env X=1`, `time` and whatever else runs the command behind it. */
  readonly command: readonly Argument[]
  readonly assignments: readonly Assignment[]
  readonly redirects: readonly Redirection[]
  readonly position: CallPosition
}

/** One `((…))`. */
export interface ArithmeticCall {
  readonly region: Region
  readonly node: ArithmeticCommand
  /** In the whole text. */
  readonly span: Span
  readonly position: CallPosition
}

export interface CallPosition {
  /** The statement that holds it, of the nearest list. */
  readonly statement: Statement
  readonly list: AndOr | undefined
  readonly pipeline: Pipeline | undefined
  /** Its failure is a question: in a condition, behind `!`, before `&&` or `||`, not the last of a pipeline. */
  readonly isTested: boolean
  /** In a branch, a loop or a function, or behind `&&` or `||`. */
  readonly isConditional: boolean
  /** The function it is a part of. */
  readonly function: string | undefined
}

/** Nesting beyond this is hostile, and costs a parse of everything inside a level. */
const DEEPEST = 40

/** Texts within texts within texts. */
const DEEPEST_INNER = 6

/** Never throws. The commands are looked for when somebody asks for them. */
export function readShell(text: string): ShellText {
  const { text: masked, placeholders } = maskPlaceholders(text)
  const { parsed, problem } = parseAround(masked)
  const { script } = parsed
  const root: Region = {
    sort: 'script',
    parent: undefined,
    commands: script.commands,
    text: parsed.text,
    isExact: true,
    place: (span) => span,
  }
  const walked = lazily(() => walk(root))
  return {
    text,
    script,
    placeholders,
    root,
    get problem() {
      return problem ?? (MAY_FAIL.test(masked) ? walked().problem : undefined)
    },
    get regions() {
      return walked().regions
    },
    get calls() {
      return walked().calls
    },
    get arithmetics() {
      return walked().arithmetics
    },
  }
}

function walk(root: Region): Pick<ShellText, 'regions' | 'calls' | 'arithmetics' | 'problem'> {
  const regions: Region[] = []
  const calls: Call[] = []
  const arithmetics: ArithmeticCall[] = []
  let problem: ShellText['problem']
  let depth = 0
  let innerDepth = 0
  try {
    enter(root)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    problem ??= { message: 'the commands are nested too deeply', span: [0, 0] }
  }
  return { regions, calls, arithmetics, problem }

  function enter(region: Region): void {
    regions.push(region)
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
    const made: Region = { ...region, sort, parent: region, commands }
    regions.push(made)
    return made
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
    let words: readonly Argument[] | undefined
    let command: readonly Argument[] | undefined
    const read = (argument: Command['args'][number]) =>
      argumentOf(argument, region.text.slice(argument.pos, argument.end), region.place([argument.pos, argument.end]))
    const call: Call = {
      region,
      node,
      span: region.place([node.pos, node.end]),
      get words() {
        return (words ??= (node.name ? [node.name, ...node.args] : []).map(read))
      },
      get command() {
        return (command ??= innermost(call.words))
      },
      assignments: node.prefix.filter((prefix): prefix is Assignment => prefix.type === 'Assignment'),
      get redirects() {
        return node.redirects
      },
      position: positionOf(at),
    }
    calls.push(call)
    const { name } = node
    const inner =
      name && innerDepth < DEEPEST_INNER && MAY_HOLD.test(region.text.slice(name.pos, node.end)) ? innerOf(call) : []
    const holders = new Set(inner.map(({ holder }) => holder[0]))
    for (const { value } of call.assignments) readValue(value, region, at)
    for (const argument of node.args)
      if (!holders.has(argument.pos)) readValue(argument.type === 'Word' ? argument : argument.value, region, at)
    for (const redirect of node.redirects) readRedirect(redirect, region, at)
    for (const text of inner) readInner(text, region)
  }

  function innerOf(call: Call): InnerText[] {
    const place = ({ node }: Argument): Span => [node.pos, node.end]
    return innerTextsOf(call.command, call.redirects, call.region.text, place)
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

/** Lines that do not parse, as many as are taken out of a text before what is left of it stands as it is. */
const MOST_FAULTS = 20

/** The tree of the text without the lines that break it, so that the rest is read all the same; and the first reason. */
function parseAround(text: string): { readonly parsed: ShellParse; readonly problem: ShellText['problem'] } {
  let parsed = parseShell(text)
  const [problem] = parsed.problems
  for (let left = MOST_FAULTS, rest = text; left > 0; left--) {
    const at = parsed.problems[0]?.span[0]
    if (at === undefined) break
    const start = rest.lastIndexOf('\n', at - 1) + 1
    const feed = rest.indexOf('\n', at)
    const end = feed === -1 ? rest.length : feed
    if (rest.slice(start, end).trim() === '') break
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end)
    parsed = parseShell(rest)
  }
  return { parsed, problem }
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

/** Substitutions; looking for them first spares most words their parts. */
const HOLDS = /\$\(|`|[<>]\(/

/** Parsed only with the walk: substitutions, here-documents, inner texts. */
const MAY_FAIL = /\$\(|`|<<|[<>]\(|\b(?:eval|ssh|-\w*c)\b/

/** Commands that run texts. */
const MAY_HOLD = /\b(?:sh|bash|zsh|dash|ksh|ash|eval|ssh)\b/

function innermost(words: readonly Argument[]): readonly Argument[] {
  let found = words
  for (let next = unwrap(found); next && next.length > 0; next = unwrap(found)) found = next as readonly Argument[]
  return found
}
