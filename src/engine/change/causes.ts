/** What a change did to bring a diagnostic into a file that it does not touch: the definition, heading or file that went. */
import type { Definition, Link } from '../link/index.ts'
import { needsIn } from '../link/needs.ts'
import type { Diagnostic, Related } from '../model/diagnostic.ts'
import { groupBy } from '../model/group-by.ts'
import { lazily } from '../model/lazily.ts'
import { lineAt, rangeOf, type Span } from '../model/range.ts'
import type { CorpusChange } from './revision.ts'

/** Places of `after`; where nothing is left to point at, the diagnostic's own. */
export function causesIn(change: CorpusChange): (diagnostic: Diagnostic) => readonly Related[] {
  const { before, after, renamed, changed } = change
  const references = lazily(() => byPlace(before.index.references, ({ span }) => [span[0]]))
  const links = lazily(() => byPlace(before.index.links, offsetsOf))
  const items = lazily(() => groupBy(after.index.items, ({ id }) => id))
  const needsBefore = lazily(() => needsIn(before.index))
  const needsAfter = lazily(() => needsIn(after.index))

  return (diagnostic) => {
    const key = placeKey(diagnostic.file, diagnostic.range.start.offset)
    const definitions = (references().get(key) ?? []).flatMap(({ resolution }) =>
      resolution.state === 'resolved' ? resolution.items.map(({ definition }) => definition) : [],
    )
    const causes = [
      ...definitions.filter(({ file }) => changed.before.has(file)).map((gone) => aboutDefinition(gone, diagnostic)),
      ...(links().get(key) ?? []).flatMap((link) => aboutTarget(link, diagnostic)),
    ].filter((cause) => cause !== undefined)
    if (causes.length > 0) return causes
    // It points at what the change did by itself.
    return diagnostic.related.some(({ file }) => changed.after.has(file)) ? [] : aboutNeeds(diagnostic)
  }

  function aboutDefinition({ file, fact, span }: Definition, diagnostic: Diagnostic): Related | undefined {
    const place = `${file}:${lineOf(file, span)}`
    const later = renamed.get(file) ?? file
    const same = (items().get(fact.id) ?? []).map(({ definition }) => definition)
    if (same.some((definition) => definition.file === later && definition.fact.title === fact.title)) return undefined
    const moved = same.find(({ fact: { title }, file: to }) => title === fact.title && changed.after.has(to))
    if (moved)
      return relatedAt(moved.file, moved.span, `The change moved the definition of ${fact.id} here from ${place}.`)
    return pointAt(
      later,
      sectionBefore(file, span, later),
      `The change deleted the definition of ${fact.id}, ${place}.`,
      diagnostic,
    )
  }

  function aboutTarget({ target }: Link, diagnostic: Diagnostic): Related[] {
    if (target.state !== 'found') return []
    const { path, fragment } = target
    if (after.tree.kindOf(path) === undefined) return [aboutFile(path, diagnostic)]
    const heading = before.files.get(path)?.headings.find(({ slug }) => slug === fragment)
    if (!changed.before.has(path) || !heading) return []
    if (after.files.get(path)?.headings.some(({ slug }) => slug === fragment)) return []
    const place = `${path}:${lineOf(path, heading.span)}`
    const message = `The change deleted the heading "${heading.text}" or gave it another name, ${place}.`
    return [pointAt(path, sectionBefore(path, heading.span, path), message, diagnostic)]
  }

  function aboutFile(path: string, diagnostic: Diagnostic): Related {
    const to = renamed.get(path)
    return to === undefined
      ? pointAt(path, undefined, `The change deleted ${path}.`, diagnostic)
      : pointAt(to, topOf(to), `The change renamed ${path} to ${to}.`, diagnostic)
  }

  function aboutNeeds(diagnostic: Diagnostic): readonly Related[] {
    const place = { file: diagnostic.file, offset: diagnostic.range.start.offset }
    const paths = new Set([...needsBefore()(place), ...needsAfter()(place)])
    return [...paths]
      .filter((path) => changed.before.has(path) || changed.after.has(path))
      .map((path) => {
        if (after.tree.kindOf(path) === undefined) return aboutFile(path, diagnostic)
        const verb = changed.before.has(path) ? 'edits' : 'adds'
        return pointAt(path, topOf(path), `The change ${verb} ${path}.`, diagnostic)
      })
  }

  /** Where something of `file` stood: the nearest heading above that `later` still has. */
  function sectionBefore(file: string, span: Span, later: string): Span | undefined {
    const left = new Map(after.files.get(later)?.headings.map(({ slug, span: place }) => [slug, place]))
    const above = before.files
      .get(file)
      ?.headings.findLast((heading) => heading.span[0] < span[0] && left.has(heading.slug))
    return above ? left.get(above.slug) : topOf(later)
  }

  function topOf(file: string): Span | undefined {
    const facts = after.files.get(file)
    return facts && (facts.headings[0]?.span ?? [0, 0])
  }

  function pointAt(file: string, span: Span | undefined, message: string, diagnostic: Diagnostic): Related {
    return span ? relatedAt(file, span, message) : { file: diagnostic.file, range: diagnostic.range, message }
  }

  function relatedAt(file: string, span: Span, message: string): Related {
    return { file, range: rangeOf(after.files.get(file)?.lineStarts ?? [0], span), message }
  }

  function lineOf(file: string, span: Span): number {
    return lineAt(before.files.get(file)?.lineStarts ?? [0], span[0]) + 1
  }
}

/** Where diagnostics on a link stand. */
function offsetsOf({ span, fact, target }: Link): number[] {
  const fragment = target.state === 'found' ? target.fragmentSpan : undefined
  return [span[0], fact.urlSpan[0], ...(fragment ? [fragment[0]] : [])]
}

function byPlace<Placed extends { readonly file: string }>(
  places: readonly Placed[],
  offsets: (placed: Placed) => readonly number[],
): Map<string, Placed[]> {
  const found = new Map<string, Placed[]>()
  for (const placed of places)
    for (const offset of new Set(offsets(placed))) {
      const key = placeKey(placed.file, offset)
      const same = found.get(key)
      if (same) same.push(placed)
      else found.set(key, [placed])
    }
  return found
}

function placeKey(file: string, offset: number): string {
  return `${offset} ${file}`
}
