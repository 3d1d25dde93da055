/** Documents that are published where a page of the plan would be: Astro shows one of the two, and says nothing. */
import { AstroError } from 'astro/errors'
import { addressKey } from '../address-format.ts'
import { asFault } from '../fault.ts'
import type { Corpus } from '../corpus.ts'
import type { Index } from '../../src/engine/link/index.ts'
import type { Paths } from './paths.ts'

export interface PlannedPages {
  readonly paths: Paths
  /** By their part of the address. */
  readonly locales: readonly string[]
  /** Pages by their place below the prefix; one that ends in `[...name]` takes everything below. */
  readonly patterns: readonly string[]
}

const HINT = 'Move the page, or let the pages of the plan begin elsewhere with the option `prefix` of throughline().'

/** Throws an AstroError that names each document with the page that it meets, and what can be done. */
export function refuseCollisions(index: Index, corpus: Corpus, { paths, locales, patterns }: PlannedPages): void {
  const pages = locales.flatMap((locale) => patterns.map((pattern) => pageOf(paths, pattern, locale)))
  const faults = index.documents.flatMap((document) => {
    const address = corpus.routes(document)
    const page = address === undefined ? undefined : pages.find(({ takes }) => takes(addressKey(address)))
    return page ? [`  ${document.path} is published at ${address}, which is Throughline's ${page.name}.`] : []
  })
  if (faults.length === 0) return
  throw asFault(new AstroError(`Two pages have the same address.\n\n${faults.join('\n')}`, HINT))
}

function pageOf(paths: Paths, pattern: string, locale: string) {
  const [folder, rest] = pattern.split('/[...')
  const key = addressKey(paths.page(folder!, locale))
  if (rest === undefined) return { name: paths.page(pattern, locale), takes: (other: string) => other === key }
  const name = `${paths.page(folder!, locale)} and everything below`
  return { name, takes: (other: string) => other === key || other.startsWith(`${key}/`) }
}
