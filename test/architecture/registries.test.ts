import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { loadRules } from '../../scripts/generate/load-rules.ts'
import { memberFiles, ruleFiles, ruleIdOf } from '../../scripts/generate/registries.ts'
import { kinds } from '../../src/engine/kinds/registry.ts'
import { rules } from '../../src/engine/rules/registry.ts'

const root = join(import.meta.dirname, '../..')
const files = ruleFiles(root)
const byFile = new Map(files.map((path) => [path, ruleIdOf(path)]))

describe('the registry of rules', () => {
  test('has every rule that has a file', async () => {
    expect(rules.length).toBeGreaterThan(0)
    expect(rules).toEqual(await loadRules(root))
  })

  test('names each rule by its path', () => {
    expect(rules.map((rule) => rule.id)).toEqual([...byFile.values()])
  })
})

describe.each([...byFile])('%s', (path, id) => {
  const rule = rules.find((candidate) => candidate.id === id)!

  test('is named in kebab case', () => {
    expect(id).toMatch(/^[a-z]+(?:-[a-z0-9]+)*\/[a-z]+(?:-[a-z0-9]+)*$/)
  })

  test('says what it does in whole sentences', () => {
    for (const text of [rule.summary, rule.rationale, ...Object.values<string>(rule.messages)]) {
      expect(text, 'starts with a capital, a quotation mark or data, and ends a sentence').toMatch(
        /^["{“`A-Z0-9].*[.?!]$/s,
      )
    }
    expect(rule.summary).not.toContain('\n')
  })

  test('describes its options, which have defaults of their type', () => {
    for (const [name, option] of Object.entries(rule.options ?? {})) {
      expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/)
      expect(option.description, name).toMatch(/\.$/)
      expect(Array.isArray(option.default) ? 'array' : typeof option.default, name).toBe(option.type)
    }
  })

  test('uses every message that it defines', () => {
    // The type of defineRule ties the other direction: an id that is used and not defined does not compile.
    const used = stringsOf(path)
    expect(Object.keys(rule.messages).filter((messageId) => !used.has(messageId))).toEqual([])
  })
})

describe('the registry of kinds', () => {
  const kindFiles = memberFiles(root, 'src/engine/kinds', false)

  test('has every kind that has a file, named as the file', () => {
    const names = kindFiles.map((path) => path.slice('src/engine/kinds/'.length, -'.ts'.length))
    expect(kinds.map((kind) => kind.name.replaceAll(' ', '-'))).toEqual(names)
  })

  test('gives no header and no key to two kinds', () => {
    for (const part of ['headers', 'collections', 'types'] as const) {
      const words = kinds.flatMap((kind) => kind[part])
      expect(
        words.filter((word, at) => words.indexOf(word) !== at),
        part,
      ).toEqual([])
    }
  })
})

/** String literals of a module that are no property names: `messages: { unknown: … }` defines, `'unknown'` uses. */
function stringsOf(path: string): Set<string> {
  const source = ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true)
  const strings = new Set<string>()
  const visit = (node: ts.Node): void => {
    const isName =
      ts.isPropertyAssignment(node.parent ?? source) && (node.parent as ts.PropertyAssignment).name === node
    if (ts.isStringLiteralLike(node) && !isName) strings.add(node.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return strings
}
