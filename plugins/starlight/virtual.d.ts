declare module 'virtual:throughline' {
  /** The corpus of this site, compiled. */
  // `.js` is the source here, and the declarations in the package. A declared module imports nothing by a relative path.
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports
  export const site: import('../starlight.js').SiteIndex
}

declare module 'virtual:throughline/mermaid' {
  /** Of the main module, on this site. */
  export const mermaidAddress: string
}
