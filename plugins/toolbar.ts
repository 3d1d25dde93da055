/** The server's side of the app in Astro's dev toolbar: what the checker says of the page in view. */
import type { AstroConfig, HookParameters } from 'astro'
import { addressKey } from './address-format.ts'
import type { Corpus, Snapshot } from './corpus.ts'
import type { Diagnostic } from '../src/engine/model/diagnostic.ts'
import type { Range } from '../src/engine/model/range.ts'

/** `address` is the path of a page, as the browser has it. */
export interface PageQuestion {
  readonly address: string
}

export interface PageReport extends PageQuestion {
  /** The page's file, as the engine names it; undefined for a page that is drawn from no document. */
  readonly file?: string
  /** Where editors find the file, an absolute path. */
  readonly path?: string
  readonly lines: readonly ReportLine[]
  /** How many diagnostics other pages of the site have. */
  readonly elsewhere: number
}

export interface ReportLine {
  readonly severity: Diagnostic['severity']
  readonly ruleId: string
  readonly message: string
  readonly line: number
  readonly column: number
  /** Other places that explain it: `decision-log.md:4:1 First defined here.` */
  readonly related: readonly string[]
}

/** Names of the messages, of the browser and of the server. */
export const ASK = 'throughline:ask'
export const REPORT = 'throughline:report'
export const CHANGED = 'throughline:changed'

export const TOOLBAR_APP = {
  id: 'throughline',
  name: 'Throughline',
  // The mark: a line through three points.
  icon: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.6"><path d="M2 10h16"/><circle cx="4" cy="10" r="2" fill="#13151a"/><circle cx="10" cy="10" r="2" fill="#13151a"/><circle cx="16" cy="10" r="2" fill="#13151a"/></svg>',
} as const

export interface ToolbarOptions {
  readonly toolbar: HookParameters<'astro:server:setup'>['toolbar']
  readonly corpus: Corpus
  readonly isOfSite: (diagnostic: Diagnostic) => boolean
  readonly config: AstroConfig
}

/** Answers whenever a browser asks. The compilation that is under way is waited for. */
export function answerToolbar({ toolbar, corpus, isOfSite, config }: ToolbarOptions): void {
  toolbar.on<PageQuestion>(ASK, ({ address }) => {
    corpus.snapshot().then(
      (snapshot) => toolbar.send(REPORT, reportOn(snapshot, { address, corpus, isOfSite, config })),
      // A faulty configuration stands on the terminal.
      () => undefined,
    )
  })
}

interface Asked extends Pick<ToolbarOptions, 'corpus' | 'isOfSite' | 'config'>, PageQuestion {}

export function reportOn(
  { root, index, diagnostics }: Snapshot,
  { address, corpus, isOfSite, config }: Asked,
): PageReport {
  const keys = [address, inMainLanguage(address, config)].map((each) => addressKey(decoded(each)))
  const pages = new Map(
    index.documents.flatMap((document): [string, string][] => {
      const route = corpus.routes(document)
      return route === undefined ? [] : [[addressKey(route), document.path]]
    }),
  )
  const file = pages.get(keys[0]!) ?? pages.get(keys[1]!)
  const own = diagnostics.filter((diagnostic) => diagnostic.file === file)
  return {
    address,
    ...(file !== undefined && { file, path: `${root}/${file}` }),
    lines: own.map(({ severity, ruleId, message, range, related }) => ({
      severity,
      ruleId,
      message,
      line: range.start.line,
      column: range.start.column,
      related: related.map((place) => `${at(place.file, place.range)} ${place.message}`),
    })),
    elsewhere: diagnostics.filter((diagnostic) => diagnostic.file !== file && isOfSite(diagnostic)).length,
  }
}

/** Starlight shows a page that is not translated below the other languages as well. */
function inMainLanguage(address: string, { base, i18n }: AstroConfig): string {
  if (i18n === undefined) return address
  const root = base.replace(/\/+$/, '')
  const [locale, ...rest] = address.slice(root.length + 1).split('/')
  const paths = i18n.locales.map((each) => (typeof each === 'string' ? each : each.path))
  if (locale === undefined || !paths.includes(locale)) return address
  const hasPrefix = i18n.routing !== 'manual' && i18n.routing.prefixDefaultLocale
  return [root, ...(hasPrefix ? [i18n.defaultLocale] : []), ...rest].join('/')
}

function decoded(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}

function at(file: string, { start }: Range): string {
  return `${file}:${start.line}:${start.column}`
}
