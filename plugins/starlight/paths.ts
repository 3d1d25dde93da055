/** Addresses of the pages that the plugin adds, as the site's configuration wants them written. */
import type { AstroConfig } from 'astro'

export interface PathOptions {
  /** Of the plan's pages: `plan`. */
  readonly prefix: string
  readonly base: AstroConfig['base']
  readonly trailingSlash: AstroConfig['trailingSlash']
  readonly format: AstroConfig['build']['format']
}

export interface Paths {
  /** The address of a page below the prefix, with the base: `decisions` is `/base/plan/decisions/`. */
  page(name: string, locale?: string): string
  /** The address of a file below the prefix, with the base: `index.json`. */
  file(name: string): string
}

export function pathsOf({ prefix, base, trailingSlash, format }: PathOptions): Paths {
  const root = base.replace(/\/+$/, '')
  const joined = (...parts: readonly (string | undefined)[]) =>
    [root, ...parts.filter((part) => part !== undefined && part !== '')].join('/')
  const end = format === 'file' ? '.html' : trailingSlash === 'never' ? '' : '/'
  return {
    page: (name, locale) => joined(locale, prefix, name) + end,
    file: (name) => joined(prefix, name),
  }
}
