/** Names of a block before it is walked: imports, functions, constants, and variables that are set once. */
import type { Expression, LVal, Node, ObjectPattern, Statement, VoidPattern } from '../../../parse/script.ts'
import { importedFrom, memberOfValue, nameOfProperty } from './evaluate.ts'
import type { Scope } from './values.ts'

export function declareAll(statements: readonly (Statement | Node)[], scope: Scope): void {
  for (const statement of statements) declare(statement, scope)
}

function declare(statement: Statement | Node, scope: Scope): void {
  switch (statement.type) {
    case 'ImportDeclaration': {
      const module = importedFrom(statement.source.value)
      for (const specifier of statement.specifiers) {
        const name =
          specifier.type === 'ImportSpecifier'
            ? specifier.imported.type === 'Identifier'
              ? specifier.imported.name
              : specifier.imported.value
            : specifier.type === 'ImportDefaultSpecifier'
              ? 'default'
              : undefined
        const value = name === undefined ? module : memberOfValue(module, name)
        scope.names.set(specifier.local.name, { scope, ...(value && { value }) })
      }
      return
    }
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
      if (statement.declaration) declare(statement.declaration, scope)
      return
    case 'FunctionDeclaration':
      if (statement.id)
        scope.names.set(statement.id.name, { scope, value: { sort: 'function', node: statement, scope } })
      return
    case 'VariableDeclaration':
      for (const { id, init } of statement.declarations) {
        if (id.type === 'Identifier') scope.names.set(id.name, { scope, ...(init && { node: init }) })
        else if (id.type === 'ObjectPattern' && init) declareMembers(id, init, scope)
        else hide(id, scope)
      }
      return
    case 'ExpressionStatement':
      // `let x` that is set once, later: whatever it was before, this is what a path made of it means.
      if (statement.expression.type === 'AssignmentExpression' && statement.expression.left.type === 'Identifier') {
        const { left, right, operator } = statement.expression
        const known = scope.names.get(left.name)
        if (operator === '=' && known && !known.value && !known.node) scope.names.set(left.name, { scope, node: right })
        else scope.names.set(left.name, { scope })
      }
      return
    default:
      return
  }
}

function declareMembers(pattern: ObjectPattern, init: Expression, scope: Scope): void {
  for (const property of pattern.properties) {
    if (property.type !== 'ObjectProperty' || property.value.type !== 'Identifier') continue
    const member = nameOfProperty(property.key, property.computed)
    if (member !== undefined) scope.names.set(property.value.name, { scope, node: init, member })
  }
}

/** Names whose values nobody can know: they hide outer ones. */
export function hide(pattern: LVal | VoidPattern | Node, scope: Scope): void {
  if (pattern.type === 'Identifier') scope.names.set(pattern.name, { scope })
  else if (pattern.type === 'ArrayPattern')
    for (const element of pattern.elements) {
      if (element) hide(element, scope)
    }
  else if (pattern.type === 'ObjectPattern')
    for (const property of pattern.properties) hide(property.type === 'RestElement' ? property : property.value, scope)
  else if (pattern.type === 'RestElement') hide(pattern.argument, scope)
  else if (pattern.type === 'AssignmentPattern') hide(pattern.left, scope)
}
