/** JavaScript and TypeScript → what a module does with files when it runs, and when others call what it exports. */
import type { File, Function as FunctionNode, Node, Statement } from '../../parse/script.ts'
import type { ConstantFact, PathText, RoutineFact, UseFact } from '../../model/program.ts'
import type { Span } from '../../model/range.ts'
import { parseScript } from '../../parse/script.ts'
import { shellInStrings } from '../shell/strings.ts'
import type { ProgramReading } from './extract.ts'
import { declareAll } from './javascript/declare.ts'
import { asPath, evaluate, nameOfProperty } from './javascript/evaluate.ts'
import { calleeName } from './javascript/nodes.ts'
import { scopeIn, spanOf, type Scope, type Value } from './javascript/values.ts'
import { walkStatements, withoutOwnWrites } from './javascript/walk.ts'
import { MOST_CALLS, type Frame } from './javascript/frame.ts'

export function javascriptProgram(text: string, language: 'javascript' | 'typescript'): ProgramReading {
  const { file, problem } = parseScript(text, language)
  const start: Span = text.charCodeAt(0) === 0xfeff ? [1, 1] : [0, 0]
  const problems = problem ? [problem] : []
  const program = { routines: [{ sort: 'body', name: '', span: start, uses: [] }], constants: [] } as const
  const nothing = { program, shell: [] }
  if (!file) return { ...nothing, problems }
  try {
    return { program: readModule(file, start), shell: shellInStrings(text, file), problems }
  } catch (error) {
    // Nesting without end runs out of stack; it is nothing but hostile.
    if (!(error instanceof RangeError)) throw error
    return { ...nothing, problems: [{ message: 'the script is nested too deeply', span: start }] }
  }
}

function readModule({ program }: File, start: Span): ProgramReading['program'] {
  const scope = scopeIn(undefined)
  declareAll(program.body, scope)
  const routines: RoutineFact[] = [{ sort: 'body', name: '', span: start, uses: usesOf(program.body, scope) }]
  const constants: ConstantFact[] = []
  for (const { name, span, value } of exportsOf(program.body, scope)) {
    if (value.sort === 'function') routines.push({ sort: 'function', name, span, uses: usesOfFunction(value) })
    else constants.push(...constantsOf(name, value))
  }
  return { routines, constants }
}

function frameIn(scope: Scope, out: UseFact[]): Frame {
  return {
    out,
    scope,
    isConditional: false,
    guarded: new Set(),
    caught: undefined,
    at: undefined,
    callers: [],
    budget: { left: MOST_CALLS },
    within: { block: [], position: 0 },
  }
}

function usesOf(statements: readonly Statement[], scope: Scope): readonly UseFact[] {
  const uses: UseFact[] = []
  walkStatements(statements, frameIn(scope, uses))
  return distinct(uses)
}

function usesOfFunction({ node, scope: around }: Extract<Value, { sort: 'function' }>): readonly UseFact[] {
  const scope = scopeIn(around)
  node.params.forEach((parameter, position) => {
    const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter
    if (target.type === 'Identifier')
      scope.names.set(target.name, { scope, value: { sort: 'path', path: [{ from: 'parameter', position }] } })
  })
  const uses: UseFact[] = []
  walkStatements(statementsOf(node), withoutOwnWrites(node, { ...frameIn(scope, uses), callers: [node] }))
  return distinct(uses)
}

/** An arrow's expression is what it would return. */
function statementsOf({ body }: FunctionNode): readonly (Statement | Node)[] {
  return body.type === 'BlockStatement' ? body.body : [body]
}

interface Export {
  readonly name: string
  readonly span: Span
  readonly value: Value
}

function exportsOf(statements: readonly Statement[], scope: Scope): Export[] {
  const found: Export[] = []
  const add = (name: string, at: Node, value: Value | undefined) => {
    if (value) found.push({ name, span: spanOf(at), value })
  }
  const local = (name: string) => evaluate({ type: 'Identifier', name }, scope)
  for (const statement of statements) {
    if (statement.type === 'ExportDefaultDeclaration') {
      const { declaration } = statement
      const value: Value | undefined =
        declaration.type === 'FunctionDeclaration'
          ? { sort: 'function', node: declaration, scope }
          : evaluate(declaration, scope)
      add('default', declaration, value)
    } else if (statement.type === 'ExportNamedDeclaration') {
      const { declaration, source, specifiers } = statement
      if (declaration?.type === 'FunctionDeclaration' && declaration.id)
        add(declaration.id.name, declaration.id, { sort: 'function', node: declaration, scope })
      if (declaration?.type === 'VariableDeclaration')
        for (const { id } of declaration.declarations) if (id.type === 'Identifier') add(id.name, id, local(id.name))
      for (const specifier of specifiers) {
        if (specifier.type !== 'ExportSpecifier') continue
        const own = nameOfProperty(specifier.local, false) ?? ''
        const value: Value | undefined = source ? { sort: 'import', specifier: source.value, name: own } : local(own)
        add(nameOfProperty(specifier.exported, false) ?? '', specifier, value)
      }
    } else if (statement.type === 'ExpressionStatement' && statement.expression.type === 'AssignmentExpression') {
      const { left, right } = statement.expression
      const name = calleeName(left)
      if (name === 'module.exports') {
        const value = evaluate(right, scope)
        if (value?.sort === 'object') for (const [member, each] of value.members) add(member, right, each)
        else add('default', right, value)
      } else if (/^(?:module\.)?exports\.[\w$]+$/.test(name) && left.type === 'MemberExpression')
        add(nameOfProperty(left.property, left.computed) ?? '', left, evaluate(right, scope))
    }
  }
  return found
}

/** A constant, and the members of an object of constants by their full names. */
function constantsOf(name: string, value: Value): ConstantFact[] {
  if (value.sort === 'object')
    return [...value.members].flatMap(([member, each]) => constantsOf(`${name}.${member}`, each))
  const values = value.sort === 'list' ? value.items.flatMap((item) => (item && asPath(item)) ?? []) : [asPath(value)]
  const known = values.filter((path): path is PathText => path !== undefined)
  return known.length === 0 ? [] : [{ name, values: value.sort === 'list' ? listed(value) : known }]
}

function listed({ items }: Extract<Value, { sort: 'list' }>): PathText[] {
  return items.flatMap((item) => {
    const path = item && asPath(item)
    return path ? [path] : []
  })
}

/** The same use of the same place once: loops and callbacks come by more than once. */
function distinct(uses: readonly UseFact[]): readonly UseFact[] {
  const seen = new Map<string, UseFact>()
  for (const use of uses) {
    const key = JSON.stringify(use)
    if (!seen.has(key)) seen.set(key, use)
  }
  return [...seen.values()]
}
