/**
 * Which test files a change can affect: those that import what has changed, through whatever lies between, and those
 * that can open it. A test whose ways of reading are not known here can open everything: to run one too many is slow, to
 * leave one out is wrong.
 */
import { dirname, join } from 'node:path/posix'

export interface Sources {
  /** Every file of the tree, relative to its top, with `/`. */
  readonly files: readonly string[]
  readonly textOf: (path: string) => string
}

/** They decide how every test runs; manifests do wherever they stand, since Node looks for the nearest. */
const EVERYWHERE: ReadonlySet<string> = new Set([
  'package-lock.json',
  'vitest.config.ts',
  '.gitignore',
  '.gitattributes',
  '.npmrc',
  '.nvmrc',
])

/** The global setup of these tests, which none of them imports. */
const SET_UP: readonly (readonly [tests: string, setup: string])[] = [
  ['test/browser/', 'test/browser/setup.ts'],
  ['test/site/equality.test.ts', 'test/browser/setup.ts'],
]

const CODE = [
  'src/cli/',
  'src/engine/',
  'src/reporters/',
  'src/workspace/',
  'src/index.ts',
  'eslint-rules/',
  'plugins/',
]

/** What is generated, and what it is made of. */
const GENERATED = [...CODE, 'scripts/', 'schemas/', 'test/rules/', 'src/content/docs/rules/']

/**
 * What the files that know where the repository is, or start another program, read of it beside what they import: prefixes
 * of paths. Any other such file reads everything.
 */
export const READS: ReadonlyMap<string, readonly string[]> = new Map([
  // Temporary directories, corpora that are not ours, packages, and programs that lie in text.
  ['eslint.config.mjs', []],
  ['scripts/bench/corpora.ts', []],
  ['scripts/bench/run.ts', []],
  ['test/browser/axe.ts', []],
  ['test/cli/bad-input.test.ts', []],
  ['test/cli/session.ts', []],
  ['test/corpora/breakdowns.test.ts', []],
  ['test/corpora/count-faults.test.ts', []],
  ['test/corpora/diagrams.test.ts', []],
  ['test/corpora/known-faults.test.ts', []],
  ['test/corpora/manifests.test.ts', []],
  ['test/corpora/site-equality.test.ts', []],
  ['test/corpora/task-faults.test.ts', []],
  ['test/engine/facts/programs/javascript.test.ts', []],
  ['test/engine/histories.test.ts', []],
  ['test/engine/seed-000.ts', []],
  ['test/eslint-rules/fixes-run.test.ts', []],
  ['test/eslint-rules/no-errexit-arithmetic.test.ts', []],
  ['test/eslint-rules/shell-names.test.ts', []],
  ['test/plugins/corpus.test.ts', []],
  ['test/plugins/starlight/context.ts', []],
  ['test/site/built-pages.ts', []],
  ['test/workspace/temporary.ts', []],
  // What they open is beside them, is named in full, or is given to them.
  ['eslint-rules/allowlist-in.ts', []],
  ['plugins/astro.ts', []],
  ['plugins/satteri.ts', []],
  ['plugins/starlight.ts', []],
  ['plugins/starlight/addresses.ts', []],
  ['plugins/starlight/mermaid-module.ts', []],
  ['plugins/starlight/pages/llms.txt.ts', []],
  ['src/cli/terminal.ts', []],
  ['src/engine/facts/programs/javascript/evaluate.ts', []],
  ['src/engine/facts/programs/javascript/values.ts', []],
  ['src/workspace/check-thread.ts', []],
  ['src/workspace/git.ts', []],
  ['src/workspace/prose-dictionary.ts', []],
  ['src/workspace/prose-thread.ts', []],
  ['src/workspace/thread.ts', []],
  // They are looked at as modules, and stopped before they read.
  ['scripts/pr-checks.ts', []],
  ['scripts/pr-checks/affected.ts', []],
  ['scripts/pr-checks/run-step.ts', []],
  ['scripts/pr-checks/test.ts', []],
  // Cases, pages and programs of ours.
  ['tsdown.config.ts', CODE],
  ['scripts/generate.ts', GENERATED],
  ['scripts/new.ts', GENERATED],
  ['test/engine/facts/typed-tables.test.ts', ['src/content/docs/start/configuration.md']],
  ['test/engine/pages/sections.test.ts', ['src/content/docs/authoring/page-types.md']],
  ['test/engine/pages/templates.test.ts', ['src/content/templates/', 'src/content/docs/authoring/pages-to-copy.mdx']],
  ['test/eslint-rules/two-hosts.test.ts', ['test/rules/shell/']],
  ['test/mutations/corpus.ts', ['src/content/docs/projects/catalogue-search/']],
  ['test/plugins/remark-cli.test.ts', CODE],
  ['test/rules/rules.test.ts', ['test/rules/']],
  ['test/scripts/build.test.ts', [...CODE, 'scripts/bench/', 'tsdown.config.ts']],
  ['test/scripts/new.test.ts', [...GENERATED, 'test/', 'eslint.config.mjs', '.prettierrc', '.prettierignore']],
  ['test/site/site.ts', CODE],
  ['test/site/starlight-package.test.ts', [...CODE, 'schemas/', 'tsdown.config.ts', 'LICENSE']],
])

/** Files of tests. Sorted. */
export function testsIn({ files }: Sources): string[] {
  return files.filter((path) => path.startsWith('test/') && path.endsWith('.test.ts')).sort()
}

/** `changed`: paths, those that are gone among them. Sorted. */
export function affectedTests(changed: readonly string[], sources: Sources): string[] {
  const isRead = readersIn({ ...sources, gone: changed })
  return testsIn(sources).filter((test) => changed.some(isRead(test)))
}

/** Which files a test can read: for a test, whether it reads a path. `gone`: files that are there no more. */
export function readersIn({
  files,
  textOf,
  gone = [],
}: Sources & { readonly gone?: readonly string[] }): (test: string) => (path: string) => boolean {
  const present = new Set(files)
  const known = new Set([...files, ...gone])
  const modules = new Map<string, Module>()
  return (test) => {
    const reached = reachedFrom([test, ...SET_UP.flatMap(([start, setup]) => (test.startsWith(start) ? [setup] : []))])
    const prefixes = new Set([...reached].flatMap(readsOf))
    return (path) =>
      reached.has(path) || decidesAll(path) || prefixes.values().some((prefix) => path.startsWith(prefix))
  }

  function reachedFrom(starts: readonly string[]): Set<string> {
    const reached = new Set(starts)
    for (const path of reached) for (const next of moduleOf(path).names) reached.add(next)
    return reached
  }

  function readsOf(path: string): readonly string[] {
    return moduleOf(path).looksAround ? (READS.get(path) ?? ['']) : []
  }

  function moduleOf(path: string): Module {
    // A change of what decides all runs every test as it is: nothing behind it has to be followed.
    const isModule = present.has(path) && !decidesAll(path) && /\.(?:[cm]?[jt]s|astro)$/.test(path)
    const found = modules.get(path) ?? (isModule ? readModule(path, textOf(path), known) : NO_MODULE)
    modules.set(path, found)
    return found
  }
}

function decidesAll(path: string): boolean {
  return EVERYWHERE.has(path) || /(?:^|\/)(?:package|tsconfig)\.json$/.test(path)
}

interface Module {
  /** Files that it names in quotes: modules that it imports, and paths. */
  readonly names: readonly string[]
  /** Knows where it stands, or starts another program: it can open what it does not name. */
  readonly looksAround: boolean
}

const NO_MODULE: Module = { names: [], looksAround: false }

const QUOTED = /(\bimport\()?(['"`])([\w@./-]+)(?:\2|\$\{)/g

function readModule(path: string, text: string, known: ReadonlySet<string>): Module {
  const names = new Set<string>()
  for (const [whole, imports, , written] of text.matchAll(QUOTED)) {
    for (const target of [join(dirname(path), written!), join(written!)]) {
      if (known.has(target)) names.add(target)
      // A name that is put together stands for every file that begins so; one without a beginning is mostly of no file.
      else if (whole.endsWith('${') && written!.startsWith('./') && (imports || written !== './'))
        for (const file of known) if (file.startsWith(target)) names.add(file)
    }
  }
  return { names: [...names], looksAround: looksAround(text) }
}

/** Whether a module's text can lead it to files that it does not name. */
export function looksAround(text: string): boolean {
  return /\bimport\.meta\.(?!main\b)|\bcwd\(\)|\b__(?:dirname|filename)\b|node:child_process/.test(text)
}
