/** Reads the imports of a module with the TypeScript parser, and says which of them its layer does not allow. */
import { dirname, join } from 'node:path/posix'
import ts from 'typescript'
import type { Layer } from './layers.ts'

export interface Import {
  readonly specifier: string
  /** 1-based. */
  readonly line: number
  /** Gone once the types are. */
  readonly isType: boolean
}

/** Every module that a text names: static, re-exported, dynamic, required, or in a type. */
export function importsOf(path: string, text: string): Import[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: Import[] = []
  const take = (node: ts.Node | undefined, isType = false) => {
    if (node === undefined) return
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
    // A module that is computed cannot be judged, and is therefore not allowed.
    found.push({ specifier: ts.isStringLiteralLike(node) ? node.text : '(computed)', line, isType })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node))
      take(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword)
    else if (ts.isExportDeclaration(node)) take(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isExternalModuleReference(node)) take(node.expression)
    else if (ts.isImportTypeNode(node))
      take(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument)
    else if (ts.isCallExpression(node) && isImportCall(node.expression)) take(node.arguments[0])
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function isImportCall(callee: ts.Expression): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require')
}

/** One line for each import that the file's layer does not allow. */
export function strayImports(path: string, text: string, layers: readonly Layer[]): string[] {
  const layer = layerOf(path, layers)
  if (layer === undefined) return [`${path}: belongs to no layer`]
  return importsOf(path, text)
    .filter(({ specifier }) => !isAllowed(path, specifier, layer, layers))
    .map(({ specifier, line }) => `${path}:${line}: ${layer.folder} may not import ${specifier}`)
}

function isAllowed(path: string, specifier: string, layer: Layer, layers: readonly Layer[]): boolean {
  if (specifier.startsWith('node:')) return layer.node === 'any' || layer.node.includes(specifier)
  if (!specifier.startsWith('.')) return layer.packages.includes(packageOf(specifier))
  const target = join(dirname(path), specifier)
  if (layerOf(target, layers) === layer) return true
  // The engine's composer stands above the folders beside it.
  if (layer.folder === 'src/engine') return isWithin(target, 'src/engine')
  return layer.may.some((folder) => isWithin(target, folder))
}

/** `@scope/name/deep` → `@scope/name`. A module of Node without its prefix (`fs`) comes out as a package nobody allows. */
export function packageOf(specifier: string): string {
  const parts = specifier.split('/')
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
}

function layerOf(path: string, layers: readonly Layer[]): Layer | undefined {
  return layers
    .filter((layer) => isWithin(path, layer.folder))
    .reduce<Layer | undefined>(
      (deepest, layer) => (layer.folder.length > (deepest?.folder.length ?? -1) ? layer : deepest),
      undefined,
    )
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}
