/**
 * `virtual:throughline`: the index as pages import it. It is plain JSON, so that a page may be rendered in another process
 * than the one that compiled the corpus.
 */
import type { Plugin, ViteDevServer } from 'vite'
import type { SiteRequest } from './site-index/context.ts'
import { siteIndexOf } from './site-index/site-index.ts'

const NAME = 'virtual:throughline'
const ID = `\0${NAME}`

/** Of what the index is made from, all but the compilation, which changes. */
export type SiteModuleOptions = Omit<SiteRequest, 'snapshot'>

export interface SiteModule {
  readonly plugin: Plugin
  /** Lets go of what was loaded where it says something else by now. Returns whether it does. */
  changed(server: ViteDevServer): Promise<boolean>
}

export function siteModule({ corpus, ...options }: SiteModuleOptions): SiteModule {
  let loaded: string | undefined
  const text = async () => JSON.stringify(siteIndexOf({ snapshot: await corpus.snapshot(), corpus, ...options }))
  return {
    plugin: {
      name: 'throughline:site-index',
      resolveId: (id) => (id === NAME ? ID : undefined),
      async load(id) {
        if (id !== ID) return undefined
        // Where this fails, the next change lets go of the failure.
        loaded = ''
        loaded = await text()
        // A string that is parsed loads faster than an object that is written out.
        return `export const site = JSON.parse(${JSON.stringify(loaded)})`
      },
    },
    async changed(server) {
      if (loaded === undefined || loaded === (await text())) return false
      for (const { moduleGraph } of Object.values(server.environments)) {
        const module = moduleGraph.getModuleById(ID)
        if (module) moduleGraph.invalidateModule(module)
      }
      return true
    },
  }
}
