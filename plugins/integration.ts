/**
 * The Astro side of the plugins: it adds them to the site's Markdown processor, whichever of the two that is; a build
 * with an error fails before a page is rendered, whatever the cache of rendered pages holds; and in development a save
 * is answered on the terminal, on the page and in Astro's toolbar, without a restart.
 */
import { realpathSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { setTimeout as setTimeoutPromise } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { AstroConfig, AstroIntegration, AstroIntegrationLogger, HookParameters } from 'astro'
import { openCorpus, type Corpus, type Snapshot } from './corpus.ts'
import { asFault } from './fault.ts'
import { listing } from './listing.ts'
import remarkCleanupManifest from './remark-cleanup-manifest.ts'
import remarkDecisionLinks from './remark-decision-links.ts'
import remarkDocumentLinks from './remark-document-links.ts'
import remarkDurableArtifacts from './remark-durable-artifacts.ts'
import type { PagePlugin, PluginOptions } from './page-plugin.ts'
import { remarkPlugin } from './remark-plugin.ts'
import { starlightRoutes, type Routes } from './routes.ts'
import satteriThroughline from './satteri.ts'
import { rehypeTaskBoxes } from './task-boxes.ts'
import { answerToolbar, CHANGED, TOOLBAR_APP } from './toolbar.ts'
import type { Diagnostic } from '../src/engine/model/diagnostic.ts'
import { visible } from '../src/reporters/visible.ts'
import { startCheckThread } from '../src/workspace/check-thread.ts'
import { workspaceOf } from '../src/workspace/root.ts'
import type { Fault } from '../src/workspace/user-error.ts'

export interface IntegrationOptions {
  /** Folder whose documents can fail the site's build, relative to the site's sources: that of the `docs` collection. */
  readonly docs?: string
  readonly extension?: Extension
  /** The browser's side of the app in Astro's toolbar, an absolute path. */
  readonly toolbarApp: string
}

/** What a host adds to the site beside the plugins, such as pages drawn from the index. */
export interface Extension {
  /** How it dresses pages, beside the plugins that every site has. */
  readonly plugins: readonly PagePlugin[]
  setup(host: HookParameters<'astro:config:setup'>, corpus: Corpus): void
  /** Throws where its pages have no place in the site. */
  verify(): Promise<void>
  /** After the corpus was compiled again. Returns whether a page shows something else now. */
  changed(server: HookParameters<'astro:server:setup'>['server']): Promise<boolean>
  /** Declarations of what it adds, an absolute path. */
  readonly types: string
}

/** A save writes several files at once in some editors; their events are answered together. */
const SETTLE_MS = 60
const MOST_ATTEMPTS = 100

export function integration({ docs = 'content/docs', extension, toolbarApp }: IntegrationOptions): AstroIntegration {
  // It loads its modules while Astro loads its own.
  const thread = startCheckThread(refusal)
  let corpus: Corpus
  let config: AstroConfig
  let isOfSite: (diagnostic: Diagnostic) => boolean
  return {
    name: 'throughline',
    hooks: {
      'astro:config:setup': (host) => {
        const { command, logger } = host
        config = host.config
        let routes: Routes = () => undefined
        const [root, sources] = [realpathSync.native(fileURLToPath(config.root)), fileURLToPath(config.srcDir)]
        const workspace = workspaceOf([root], root)
        corpus = openCorpus({
          root: workspace.root,
          routes: (document) => routes(document),
          compile: (directory) => thread.check(directory),
        })
        corpus.isDevelopment = command === 'dev'
        addPlugins(config, corpus, logger, extension?.plugins ?? [])
        // Begun early and asked for late: Astro has two seconds of work to do before it renders a page.
        if (command !== 'preview') corpus.snapshot().catch(() => undefined)
        const folder = corpus.pathOf(resolve(root, relative(fileURLToPath(config.root), join(sources, docs))))
        const { base, trailingSlash, build } = config
        routes = starlightRoutes({ docs: folder, base, trailingSlash, format: build.format })
        isOfSite = ({ file }) => file.startsWith(`${folder}/`)
        if (corpus.isDevelopment) host.addDevToolbarApp({ ...TOOLBAR_APP, entrypoint: toolbarApp })
        extension?.setup(host, corpus)
      },
      'astro:config:done': (host) => {
        config = host.config
        if (extension) host.injectTypes({ filename: 'types.d.ts', content: reference(extension.types) })
      },
      'astro:build:start': async () => {
        const { diagnostics } = await corpus.snapshot()
        const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error' && isOfSite(diagnostic))
        if (errors.length > 0) throw failure(errors)
        await extension?.verify()
      },
      // A build has a server as well, for as long as it reads the content.
      'astro:server:setup': (host) => {
        if (!corpus.isDevelopment) return
        answerToolbar({ toolbar: host.toolbar, corpus, isOfSite, config })
        watch(corpus, host, isOfSite, extension)
      },
    },
  }
}

/** In front of all others: what another plugin has rebuilt has lost its place in the file. */
function addPlugins(
  { markdown: { processor } }: AstroConfig,
  corpus: Corpus,
  logger: AstroIntegrationLogger,
  more: readonly PagePlugin[],
): void {
  const options = processor.options as Record<string, unknown[] | undefined>
  if (processor.name === 'unified') {
    const others = more.map((plugin) => (options?: PluginOptions) => remarkPlugin(plugin, options))
    const plugins = [remarkDecisionLinks, remarkCleanupManifest, remarkDurableArtifacts, remarkDocumentLinks, ...others]
    options['remarkPlugins']?.unshift(...plugins.map((plugin) => [plugin, { corpus }]))
    options['rehypePlugins']?.unshift(rehypeTaskBoxes)
  } else if (processor.name === 'satteri') {
    const { mdastPlugins, hastPlugins } = satteriThroughline({ corpus }, more)
    options['mdastPlugins']?.unshift(...mdastPlugins)
    options['hastPlugins']?.unshift(...hastPlugins)
  } else {
    logger.warn(
      `The Markdown processor "${processor.name}" is unknown: pages show no links and marks of Throughline's.`,
    )
  }
}

function reference(declarations: string): string {
  return `/// <reference path=${JSON.stringify(declarations.replaceAll('\\', '/'))} />\n`
}

function failure(errors: readonly Diagnostic[]): Error {
  const count = errors.length === 1 ? '1 error' : `${errors.length} errors`
  return asFault(new Error(`The plan does not hold: ${count}.\n\n${listing(errors)}\n`))
}

/** A faulty configuration, each fault with what can be done about it. */
function refusal(faults: readonly Fault[]): Error {
  const lines = faults.map(({ message, hint }) => visible(message) + (hint === undefined ? '' : `\n  ${visible(hint)}`))
  return asFault(new Error(lines.join('\n')))
}

function watch(
  corpus: Corpus,
  { server, logger, toolbar, refreshContent }: HookParameters<'astro:server:setup'>,
  isOfSite: (diagnostic: Diagnostic) => boolean,
  extension: Extension | undefined,
): void {
  let shown = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  // Pages are rendered while this waits, so what they were rendered from is kept here and not read off the corpus.
  let rendered: string | undefined
  let isFaulty = false

  const answer = async () => {
    const snapshot = await corpus.snapshot().catch((error: unknown) => {
      isFaulty = true
      // Pages are rendered without it meanwhile.
      rendered ??= ''
      throw error
    })
    if (isFaulty) logger.info('The plan can be read again.')
    isFaulty = false
    const { fingerprint } = corpus
    const isFirst = rendered === undefined
    const isStale = rendered !== fingerprint
    rendered = fingerprint
    shown = tell(logger, snapshot, shown, isFirst, isOfSite)
    toolbar.send(CHANGED, {})
    await extension?.verify().catch(complain)
    if (isFirst) return
    const hasChanged = (await extension?.changed(server)) ?? false
    if (!isStale) {
      if (hasChanged) server.environments.client.hot.send({ type: 'full-reload' })
      return
    }
    for (const environment of Object.values(server.environments)) {
      for (const module of environment.moduleGraph.idToModuleMap.values()) {
        if (module.id?.split('?')[0]?.endsWith('.mdx')) environment.moduleGraph.invalidateModule(module)
      }
    }
    await refresh(corpus, refreshContent)
    server.environments.client.hot.send({ type: 'full-reload' })
    logger.info('Pages are up to date.')
  }
  const complain = (error: unknown) => logger.error(error instanceof Error ? error.message : String(error))
  let work = Promise.resolve()
  const enqueue = () => {
    work = work.then(answer).catch(complain)
  }
  for (const event of ['add', 'change', 'unlink'] as const) {
    server.watcher.on(event, (file: string) => {
      if (isOurs(corpus.pathOf(file))) return
      corpus.invalidate()
      clearTimeout(timer)
      timer = setTimeout(enqueue, SETTLE_MS)
    })
  }
  enqueue()
}

/**
 * Renders the pages again. A save makes Astro read its content configuration anew; until it has, it passes over a
 * refresh without a word, so this asks until the fingerprint has been read.
 */
async function refresh(
  corpus: Corpus,
  refreshContent: HookParameters<'astro:server:setup'>['refreshContent'],
): Promise<void> {
  for (let attempt = 0; refreshContent && attempt < MOST_ATTEMPTS; attempt++) {
    const before = corpus.timesRead()
    await refreshContent({})
    if (corpus.timesRead() > before) return
    await setTimeoutPromise(SETTLE_MS)
  }
}

/** What the site itself writes while it runs says nothing about the corpus. */
function isOurs(path: string): boolean {
  return path.startsWith('../') || /^(?:\.astro|\.cache|\.git|dist|node_modules)(?:\/|$)/.test(path)
}

/** Lists what is new since the last time, and says when nothing is left. Returns what is listed by now. */
function tell(
  logger: AstroIntegrationLogger,
  { diagnostics }: Snapshot,
  shown: ReadonlySet<string>,
  isFirst: boolean,
  isOfSite: (diagnostic: Diagnostic) => boolean,
): Set<string> {
  const own = diagnostics.filter(isOfSite)
  const added = own.filter((diagnostic) => !shown.has(JSON.stringify(diagnostic)))
  if (added.length > 0)
    logger[added.some(({ severity }) => severity === 'error') ? 'error' : 'warn'](`\n${listing(added)}`)
  if (own.length === 0 && (isFirst || shown.size > 0)) logger.info('The plan holds: no diagnostics.')
  return new Set(own.map((diagnostic) => JSON.stringify(diagnostic)))
}
