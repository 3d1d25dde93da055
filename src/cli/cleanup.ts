import { languageOf } from '../engine/facts/extract.ts'
import type { Manifest } from '../engine/link/manifests.ts'
import { simulateCleanup } from '../engine/simulate.ts'
import { cleanupJson } from '../reporters/cleanup-json.ts'
import { cleanupPretty } from '../reporters/cleanup-pretty.ts'
import type { Corpus } from '../workspace/corpus.ts'
import { displayPath } from '../workspace/root.ts'
import { UserError } from '../workspace/user-error.ts'
import type { Arguments } from './arguments.ts'
import { readAgain, shownAs } from './check.ts'
import { checkedCorpus } from './checked.ts'
import { sayNote } from './faults.ts'
import { styleOf } from './style.ts'
import type { Terminal } from './terminal.ts'

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const [path, ...others] = args.positionals
  if (path === undefined || others.length > 0)
    throw new UserError({
      message: path === undefined ? 'no manifest given' : 'more than one manifest given',
      hint: 'throughline cleanup docs/CLEANUP_MANIFEST.md: one at a time',
    })
  const corpus = await checkedCorpus([path], args, terminal)
  const { files, tree, result } = corpus
  const manifest = manifestAt(path, corpus)
  const simulation = simulateCleanup({ manifest, files, tree, before: result })
  const report = {
    manifest: displayPath(corpus.workspace, manifest.document.path),
    steps: simulation.steps,
    breaks: simulation.breaks.map(({ step, diagnostic }) => ({ step, diagnostic: shownAs(diagnostic, corpus) })),
    pathOf: (inside: string) => displayPath(corpus.workspace, inside),
    readText: (file: string) => readAgain(file, corpus),
    style: styleOf(args.value('color'), terminal.output),
  }
  await terminal.write(args.value('format') === 'json' ? cleanupJson(report) : cleanupPretty(report))
  for (const note of corpus.notes) sayNote(note, terminal)
  return simulation.breaks.length > 0 ? 1 : 0
}

function manifestAt(path: string, { workspace, result: { index } }: Corpus): Manifest {
  const [shown = ''] = workspace.shown
  const manifest = index.manifests.find(({ document }) => document.path === shown)
  if (manifest) return manifest
  const document = index.document(shown)
  const why =
    languageOf(shown) === undefined
      ? 'it is no Markdown page'
      : !document
        ? 'the configuration leaves it out'
        : document.role === 'record'
          ? 'neither its type, nor its first heading, nor its name says so'
          : 'it is a template, an example or archived'
  throw new UserError({
    message: `${path} is no cleanup manifest: ${why}`,
    hint: 'write type: cleanup-manifest in its frontmatter, or begin it with the heading "Cleanup manifest"',
  })
}
