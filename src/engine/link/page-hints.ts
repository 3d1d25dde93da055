import type { FileFacts } from '../model/facts.ts'
import type { Scope } from './index.ts'

/** What a page lets a reader conclude about its ids. Asked at many references, so each page is looked through once. */
export class PageHints {
  readonly #families = new WeakMap<FileFacts, readonly string[]>()
  readonly #about = new WeakMap<FileFacts, Map<Scope, boolean>>()

  /** Whether the page writes ids in full that end like this family: `W002` on a page about CORPUS-W002 is short for it. */
  abbreviates(facts: FileFacts, family: string): boolean {
    let families = this.#families.get(facts)
    if (!families) {
      families = [...new Set([...facts.definitions, ...facts.references].map(({ parts }) => parts.family))]
      this.#families.set(facts, families)
    }
    return families.some((other) => other.length > family.length && other.endsWith(`-${family}`))
  }

  /** Whether the page is about a scope: its own name tells the scope's folder, or it links into it. */
  isAbout(path: string, facts: FileFacts, scope: Scope): boolean {
    const known = this.#about.get(facts) ?? new Map<Scope, boolean>()
    this.#about.set(facts, known)
    let answer = known.get(scope)
    if (answer === undefined) {
      const name = scope.directory.slice(scope.directory.lastIndexOf('/') + 1)
      const isNamed = path.slice(path.lastIndexOf('/') + 1).includes(name)
      answer = name.length > 3 && (isNamed || facts.links.some(({ url }) => url.includes(`${name}/`)))
      known.set(scope, answer)
    }
    return answer
  }
}
