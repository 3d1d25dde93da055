import type { FrontmatterFact } from '../../model/facts.ts'
import type { Span } from '../../model/range.ts'
import type { PageType, PropertySchema } from '../../pages/page.ts'
import { pages } from '../../pages/registry.ts'
import { validators } from '../../pages/validators.ts'
import { isTemplate } from '../../link/roles.ts'
import { misspelled } from '../nearest.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'page/invalid-frontmatter',
  summary: 'Frontmatter that is no YAML, or does not fit the schema of its page type.',
  rationale: `Frontmatter with a syntax error is ignored or fails the build, and a date that is none never grows stale: the page
stays "verified" for ever.

Each page type (\`type: runbook\`) has a JSON Schema under \`schemas/pages/\`, which an editor can use too. Only keys whose
meaning is Throughline's are constrained; all others are free. Pages of other types, and without one, are only read as YAML.`,
  severity: 'error',
  fixable: false,
  messages: {
    syntax: 'The frontmatter is no valid YAML: {problem}.',
    value: 'Unexpected {key} {value} in the frontmatter of a {type}, expected {expected}.',
    key: 'Unexpected key {key} in the frontmatter of a {type}, expected {nearest}.',
  },
  *check({ index }) {
    const byType = new Map(pages.map((page) => [page.type, page]))
    for (const { path: file, facts } of index.documents) {
      const { frontmatter } = facts
      if (!frontmatter || isTemplate(file)) continue
      // The first alone: what follows it is its echo, on lines that are sound.
      const [problem] = frontmatter.problems
      if (problem) {
        const { message, span } = problem
        yield { at: { file, span }, message: 'syntax', data: { problem: message.replace(/\.$/, '') } }
      }
      const type = frontmatter.data['type']
      const page = typeof type === 'string' && frontmatter.problems.length === 0 ? byType.get(type) : undefined
      if (!page) continue
      for (const { pointer, span, expected } of misfits(page, frontmatter)) {
        const value = valueAt(frontmatter.data, pointer)
        yield {
          at: { file, span },
          message: 'value',
          data: { key: pointer.slice(1), value: JSON.stringify(value) ?? '', type: page.type, expected },
        }
      }
      for (const { key, span, nearest } of misspelledKeys(page, frontmatter)) {
        const suggestions = [{ message: `Write ${nearest}`, edits: [{ file, span, text: nearest }] }]
        yield { at: { file, span }, message: 'key', data: { key, type: page.type, nearest }, suggestions }
      }
    }
  },
})

interface Misfit {
  readonly pointer: string
  readonly span: Span
  readonly expected: string
}

function misfits(page: PageType, frontmatter: FrontmatterFact): Misfit[] {
  const validate = validators.get(page.type)
  if (!validate || validate(frontmatter.data)) return []
  const found = new Map<string, Misfit>()
  for (const { instancePath: pointer } of validate.errors ?? []) {
    const property: PropertySchema | undefined = page.frontmatter.properties[pointer.split('/')[1] ?? '']
    // The frontmatter's first line speaks for what has no place of its own.
    const span = frontmatter.places.find((place) => place.pointer === pointer)?.value ?? [
      frontmatter.span[0],
      frontmatter.span[0] + 3,
    ]
    if (property && !found.has(pointer)) found.set(pointer, { pointer, span, expected: property.description })
  }
  return [...found.values()]
}

/** Keys of other tools that are nearly ours: Docusaurus's `last_update`, Starlight's `lastUpdated`. */
const OTHERS = new Set(['last_update', 'lastUpdated', 'lastUpdate'])

function* misspelledKeys(
  { frontmatter: { properties } }: PageType,
  { data, places }: FrontmatterFact,
): Generator<{ key: string; span: Span; nearest: string }> {
  const ours = Object.keys(properties).filter((name) => name.includes('_'))
  for (const { pointer, key: span } of places) {
    const key = pointer.slice(1)
    if (key.includes('/') || Object.hasOwn(properties, key) || OTHERS.has(key)) continue
    const nearest = misspelled(key, ours)
    if (nearest !== undefined && !Object.hasOwn(data, nearest)) yield { key, span, nearest }
  }
}

function valueAt(data: unknown, pointer: string): unknown {
  let value = data
  for (const name of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<string, unknown>)[name]
  }
  return value
}
