/** Addresses of the pages that the plugin adds, as the site's configuration wants them written. */
import { addressOf, type AddressFormat } from '../address-format.ts'

export interface PathOptions extends AddressFormat {
  /** Of the plan's pages: `plan`. */
  readonly prefix: string
}

export interface Paths {
  /** The address of a page below the prefix, with the base: `decisions` is `/base/plan/decisions/`. */
  page(name: string, locale?: string): string
  /** The address of a file below the prefix, with the base: `index.json`. */
  file(name: string): string
}

export function pathsOf({ prefix, ...format }: PathOptions): Paths {
  const root = (format.base ?? '/').replace(/\/+$/, '')
  return {
    page: (name, locale = '') => addressOf([locale, prefix, name].filter((part) => part !== '').join('/'), format),
    file: (name) => `${root}/${prefix}/${name}`,
  }
}
