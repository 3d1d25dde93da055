declare module 'virtual:throughline' {
  /** The corpus of this site, compiled. */
  // A declared module imports nothing by a relative path.
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports
  export const site: import('./site-index/site-index.ts').SiteIndex
}
