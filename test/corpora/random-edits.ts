/** Edits of real documents as people make them, chosen by a seed, each with what a checker has to say of it. */
import type { Diagnostic } from '../../src/engine/model/diagnostic.ts'
import type { FileFacts } from '../../src/engine/model/facts.ts'

export interface EditedCorpus {
  readonly files: ReadonlyMap<string, string>
  readonly edits: readonly string[]
  /** `ruleId text`, sorted. */
  readonly brought: readonly string[]
  /** Diagnostics of the corpus as it was. */
  readonly healed: ReadonlySet<Diagnostic>
}

export interface EditRequest {
  readonly files: ReadonlyMap<string, string>
  readonly facts: ReadonlyMap<string, FileFacts>
  readonly diagnostics: readonly Diagnostic[]
  /** Pages that rules judge: no templates, no archive. */
  readonly isRecord: (path: string) => boolean
  readonly seed: number
  readonly count: number
}

const KINDS = ['lines', 'move', 'rename', 'link', 'id', 'heal', 'again'] as const

/** Each file is edited once. */
export function randomEdits({ files: original, facts, diagnostics, isRecord, seed, count }: EditRequest): EditedCorpus {
  const files = new Map(original)
  const random = randomFrom(seed)
  const edits: string[] = []
  const brought: string[] = []
  const healed = new Set<Diagnostic>()
  const touched = new Set<string>()
  const pages = [...facts].filter(
    ([path, { language, unreadable }]) => language === 'markdown' && unreadable.length === 0 && isRecord(path),
  )
  const broken = diagnostics.filter(({ ruleId }) => ruleId === 'link/missing-file')

  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!
  const page = (fits: (path: string, facts: FileFacts) => boolean) =>
    pick(pages.filter(([path, own]) => !touched.has(path) && places(path, own).length > 2 && fits(path, own)))
  /** Where a section ends and the next begins. */
  const places = (path: string, { headings }: FileFacts) =>
    headings.filter(({ depth, span: [start] }) => depth === 2 && /\n\n$/.test(original.get(path)!.slice(0, start)))
  const insert = (path: string, own: FileFacts, text: string) => {
    const [at] = pick(places(path, own)).span
    const before = files.get(path)!
    files.set(path, `${before.slice(0, at)}${text}\n\n${before.slice(at)}`)
  }

  const makers: Record<(typeof KINDS)[number], () => string> = {
    lines() {
      const [path, own] = page(() => true)
      insert(path, own, 'The bell is rung at low water.\n\nIn fog it is rung twice.')
      return path
    },
    move() {
      // Whose number stands first is told by the order of sections: only pages without numbers.
      const [path, own] = page((_, { definitions, tasks = [] }) => definitions.length + tasks.length === 0)
      const [from = 0, to = 0] = places(path, own)
        .slice(-3)
        .map(({ span: [start] }) => start)
      const text = files.get(path)!
      files.set(path, `${text.slice(0, from)}${text.slice(to).trimEnd()}\n\n${text.slice(from, to).trimEnd()}\n`)
      return path
    },
    rename() {
      const [path] = page((candidate) => {
        const name = candidate.slice(candidate.lastIndexOf('/') + 1)
        const isKnown = pages.some(([other]) => other !== candidate && original.get(other)!.includes(name))
        return (
          !isKnown && diagnostics.some(({ file }) => file === candidate) && /^[A-Z]{2,}[-_A-Z]*-[A-Z-]+\.md$/.test(name)
        )
      })
      const to = path.replace(/\.md$/, '-HARBOUR.md')
      files.set(to, files.get(path)!)
      files.delete(path)
      return `${path} → ${to}`
    },
    link() {
      const [path, own] = page(() => true)
      const target = `harbour-chart-${edits.length}.md`
      insert(path, own, `See [the chart](${target}).`)
      brought.push(`link/missing-file ${target}`)
      return path
    },
    id() {
      const [path, own] = page(
        (candidate, { definitions }) =>
          /\/spec\.md$/.test(candidate) && definitions.filter(({ parts }) => parts.family === 'FR-').length > 5,
      )
      insert(path, own, `The bell follows FR-${900 + edits.length}.`)
      brought.push(`id/undefined-reference FR-${900 + edits.length}`)
      return path
    },
    heal() {
      const diagnostic = pick(
        broken.filter(({ file, range }) => !touched.has(file) && linkAt(file, range.start.offset)),
      )
      const { span } = linkAt(diagnostic.file, diagnostic.range.start.offset)!
      const text = files.get(diagnostic.file)!
      files.set(diagnostic.file, `${text.slice(0, span[0])}the bell${text.slice(span[1])}`)
      healed.add(diagnostic)
      return diagnostic.file
    },
    again() {
      const diagnostic = pick(
        broken.filter(({ file, range }) => {
          const own = facts.get(file)
          return !touched.has(file) && own && places(file, own).length > 2 && linkAt(file, range.start.offset)
        }),
      )
      const { span } = linkAt(diagnostic.file, diagnostic.range.start.offset)!
      insert(diagnostic.file, facts.get(diagnostic.file)!, original.get(diagnostic.file)!.slice(...span))
      const { start, end } = diagnostic.range
      brought.push(`link/missing-file ${original.get(diagnostic.file)!.slice(start.offset, end.offset)}`)
      return diagnostic.file
    },
  }
  const linkAt = (file: string, offset: number) =>
    facts
      .get(file)
      ?.links.find(
        ({ form, urlSpan, span }) => form === 'inline' && urlSpan[0] <= offset && offset < span[1] && span[0] <= offset,
      )

  while (edits.length < count) {
    const kind = KINDS[edits.length % KINDS.length]!
    const path = makers[kind]()
    touched.add(path.split(' → ')[0]!)
    edits.push(`${kind} ${path}`)
  }
  return { files, edits, brought: brought.sort(), healed }
}

/** A linear congruential generator with the numbers of Numerical Recipes: from 0, below 1. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
