/**
 * `virtual:throughline/mermaid`: where Mermaid is. A build takes over the files that Mermaid ships for browsers as they
 * are: to bundle them anew took a third of the time of a whole site. In development Vite serves the package.
 */
import { readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroConfig } from 'astro'
import type { Plugin } from 'vite'
import type { Corpus } from '../corpus.ts'

const NAME = 'virtual:throughline/mermaid'
const ID = `\0${NAME}`
const MAIN = 'mermaid.esm.min.mjs'

type Placement = Pick<AstroConfig, 'base'> & { readonly build: Pick<AstroConfig['build'], 'assets'> }

export function mermaidModule(corpus: Corpus, { base, build }: Placement): Plugin {
  const folder = dirname(fileURLToPath(import.meta.resolve('mermaid')))
  const { version } = JSON.parse(readFileSync(join(folder, '../package.json'), 'utf8')) as { version: string }
  const target = `${build.assets}/mermaid-${version}`
  let isBuild = false
  return {
    name: 'throughline:mermaid',
    configResolved({ command }) {
      isBuild = command === 'build'
    },
    resolveId: (id) => (id === NAME ? ID : undefined),
    load(id) {
      if (id !== ID) return undefined
      if (!isBuild) return `export { default as mermaidAddress } from ${JSON.stringify(`${join(folder, MAIN)}?url`)}`
      const address = JSON.stringify(`${base.replace(/\/+$/, '')}/${target}/${nameOnSite(MAIN)}`)
      return `export const mermaidAddress = ${address}`
    },
    async generateBundle() {
      if (this.environment.name !== 'client' || !isBuild || !(await hasDiagrams(corpus))) return
      for (const [file, source] of filesOf(folder))
        this.emitFile({ type: 'asset', fileName: `${target}/${nameOnSite(file)}`, source })
    },
  }
}

async function hasDiagrams(corpus: Corpus): Promise<boolean> {
  const { index } = await corpus.snapshot()
  return index.runGraphs.length > 0 || index.documents.some(({ facts }) => facts.diagrams)
}

/** The main module and all that it imports, by their paths in Mermaid's folder. */
function filesOf(folder: string): Map<string, string> {
  const files = new Map<string, string>()
  const open = [MAIN]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (files.has(file)) continue
    const source = readFileSync(join(folder, file), 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n')
    for (const [, path] of source.matchAll(IMPORTED)) open.push(posix.join(posix.dirname(file), path!))
    files.set(
      file,
      source.replace(IMPORTED, (_, path: string) => JSON.stringify(nameOnSite(path))),
    )
  }
  return files
}

/** A path in quotes: of `from"…"`, `import"…"` and `import("…")`. */
const IMPORTED = /(?<=\b(?:from|import)\s*\(?\s*)"(\.{1,2}\/[^"]+\.mjs)"/g

/** Not every server knows that `.mjs` is JavaScript, and browsers run nothing else. */
function nameOnSite(file: string): string {
  return file.replace(/\.mjs$/, '.js')
}
