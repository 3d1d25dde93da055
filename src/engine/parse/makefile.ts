/**
 * Makefile → variables and rules, with the place of each word: enough to know who needs whom and what a recipe runs. What
 * only GNU make itself can work out (`$(eval …)`, `define`, included files) is passed over.
 * https://www.gnu.org/software/make/manual/make.html
 */
import type { Span } from '../model/range.ts'

export interface MakefileParse {
  /** In the order of the text. */
  readonly variables: readonly MakeVariable[]
  readonly rules: readonly MakeRule[]
}

export interface MakeVariable {
  readonly name: string
  readonly operator: '=' | '?=' | '+=' | '!='
  /** On one line, without its comment; make's own expansions are left as they are. */
  readonly value: string
  /** Between `ifeq` and `endif`, or for one target only. */
  readonly isConditional: boolean
}

export interface MakeRule {
  readonly targets: readonly MakeWord[]
  readonly prerequisites: readonly MakeWord[]
  readonly recipe: readonly RecipeLine[]
  /** `$(objects): %.o: %.c`: the prerequisites are not words but patterns of them. */
  readonly isStatic: boolean
  readonly isConditional: boolean
}

/** A word as it stands, `$(name)` and all. */
export interface MakeWord {
  readonly text: string
  readonly span: Span
}

/** What make hands to a shell at once: a line, with those that continue it. */
export interface RecipeLine {
  /** The shell's text, without the tab and without make's own `@`, `-` and `+`. */
  readonly span: Span
  /** The `-` that has make go on when the line fails. */
  readonly ignores?: Span
  readonly isConditional: boolean
}

interface OpenRule extends MakeRule {
  readonly recipe: RecipeLine[]
}

const ASSIGNMENT = /^\s*((?:(?:export|override|private)\s+)*)([^\s:#=!?+$()]+)\s*(\?=|\+=|!=|:{0,3}=)/

/** Never throws. */
export function parseMakefile(text: string): MakefileParse {
  const variables: MakeVariable[] = []
  const rules: OpenRule[] = []
  let rule: OpenRule | undefined
  let depth = 0
  let isDefining = false
  for (const [start, end] of logicalLines(text)) {
    const whole = text.slice(start, end)
    if (isDefining) {
      isDefining = !/^[ \t]*endef\b/.test(whole)
      continue
    }
    if (whole.startsWith('\t') && rule) {
      addRecipe(rule, start + 1, end)
      continue
    }
    const line = withoutComment(onOneLine(whole))
    const [, directive] =
      /^\s*(ifn?eq|ifn?def|else|endif|define|[-s]?include|vpath|undefine|unexport)\b/.exec(line) ?? []
    if (directive === 'define') isDefining = true
    else if (directive?.startsWith('if')) depth++
    else if (directive === 'endif') depth = Math.max(0, depth - 1)
    if (directive !== undefined || line.trim() === '') continue
    const assignment = ASSIGNMENT.exec(line)
    if (assignment) variables.push(variableOf(assignment, line, depth > 0))
    else rule = readRule(whole, start, end) ?? rule
  }
  return { variables, rules }

  function readRule(whole: string, start: number, end: number): OpenRule | undefined {
    const line = onOneLine(whole)
    const colon = findOutside(line, ':')
    if (colon === -1 || colon > findEnd(line)) return undefined
    const behind = line.startsWith('::', colon) ? colon + 2 : colon + 1
    const semicolon = findOutside(line, ';', behind)
    const limit = Math.min(findEnd(line), semicolon === -1 ? line.length : semicolon)
    const assignment = ASSIGNMENT.exec(line.slice(behind, limit))
    if (assignment) {
      variables.push(variableOf(assignment, line.slice(behind, limit), true))
      return undefined
    }
    const second = findOutside(line.slice(0, limit), ':', behind)
    const made: OpenRule = {
      targets: wordsOf(line, 0, colon - (line[colon - 1] === '&' ? 1 : 0), start),
      prerequisites: wordsOf(line, second === -1 ? behind : second + 1, limit, start).filter(
        ({ text }) => text !== '|',
      ),
      recipe: [],
      isStatic: second !== -1,
      isConditional: depth > 0,
    }
    rules.push(made)
    if (semicolon !== -1 && semicolon === limit) addRecipe(made, start + semicolon + 1, end)
    return made
  }

  function addRecipe(to: OpenRule, start: number, end: number): void {
    let at = start
    let ignores: Span | undefined
    for (; at < end && /[ \t@+-]/.test(text[at]!); at++) if (text[at] === '-') ignores = [at, at + 1]
    if (at < end) to.recipe.push({ span: [at, end], ...(ignores && { ignores }), isConditional: depth > 0 })
  }
}

function variableOf(match: RegExpExecArray, line: string, isConditional: boolean): MakeVariable {
  const [all, , name, operator] = match
  const isPlain = operator!.endsWith('=') && /^:*=$/.test(operator!)
  const value = line
    .slice(all.length)
    .trim()
    .replace(/\s{2,}/g, ' ')
  return { name: name!, operator: isPlain ? '=' : (operator as '?=' | '+=' | '!='), value, isConditional }
}

/** Lines without their ends; one that ends with a backslash goes on in the next. */
function* logicalLines(text: string): Generator<Span> {
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  for (let at = start; at <= text.length;) {
    const feed = text.indexOf('\n', at)
    const next = feed === -1 ? text.length + 1 : feed + 1
    const end = feed === -1 ? text.length : text[feed - 1] === '\r' && feed > at ? feed - 1 : feed
    at = next
    if (isContinued(text, start, end) && next <= text.length) continue
    yield [start, end]
    start = next
  }
}

function isContinued(text: string, start: number, end: number): boolean {
  let slashes = 0
  while (end - slashes > start && text[end - slashes - 1] === '\\') slashes++
  return slashes % 2 === 1
}

/** As long as it was. */
function onOneLine(text: string): string {
  return text.includes('\n') ? text.replace(/\\?\r?\n/g, (match) => ' '.repeat(match.length)) : text
}

function withoutComment(line: string): string {
  return line.slice(0, findEnd(line))
}

/** Where the comment starts, or the line ends. */
function findEnd(line: string): number {
  for (let at = line.indexOf('#'); at !== -1; at = line.indexOf('#', at + 1)) if (line[at - 1] !== '\\') return at
  return line.length
}

/** The character outside of `$(…)` and `${…}`; -1 where there is none. */
function findOutside(line: string, character: string, from = 0): number {
  let open = 0
  for (let at = from; at < line.length; at++) {
    const here = line[at]!
    if (here === '$' && (line[at + 1] === '(' || line[at + 1] === '{')) {
      open++
      at++
    } else if (open > 0 && (here === '(' || here === '{')) open++
    else if (open > 0 && (here === ')' || here === '}')) open--
    else if (open === 0 && here === character) return at
  }
  return -1
}

function wordsOf(line: string, from: number, to: number, base: number): MakeWord[] {
  const words: MakeWord[] = []
  let open = 0
  let start = -1
  for (let at = from; at <= to; at++) {
    const here = at < to ? line[at]! : ' '
    if (here === '(' || here === '{') open += open > 0 || line[at - 1] === '$' ? 1 : 0
    else if (here === ')' || here === '}') open = Math.max(0, open - 1)
    const isBetween = at === to || (open === 0 && /\s/.test(here))
    if (!isBetween && start === -1) start = at
    if (!isBetween || start === -1) continue
    words.push({ text: line.slice(start, at), span: [base + start, base + at] })
    start = -1
  }
  return words
}
