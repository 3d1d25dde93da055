import { readdirSync, realpathSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import type { Document } from 'yaml'
import {
  acceptMore,
  holdAgainst,
  type AcceptedGroup,
  type Baseline,
  type BaselineRun,
  type BaselineVerdict,
} from '../engine/change/baseline.ts'
import { fingerprintsOf } from '../engine/change/fingerprint.ts'
import type { Corpus } from './corpus.ts'
import { didYouMean } from './nearest.ts'
import { readDocument } from './read.ts'
import { UserError } from './user-error.ts'
import { writeFiles } from './write.ts'

/** A baseline as it stands on disk. */
export interface BaselineFile {
  /** As the user named it. */
  readonly path: string
  /** The real path of the directory that it stands in. */
  readonly folder: string
  /** Undefined for a file that is not there yet. */
  readonly content?: { readonly text: string; readonly baseline: Baseline; readonly document: Document }
}

/** 1,000 entries come to 400 KB. */
const MOST_BYTES = 64 * 1024 ** 2

/**
 * Reads and validates a baseline. Throws a UserError with every fault, with its place; where it has to be there, also for
 * one that is not.
 */
export async function readBaseline(
  path: string,
  { cwd, ruleIds, mayBeNew }: { readonly cwd: string; readonly ruleIds: readonly string[]; readonly mayBeNew: boolean },
): Promise<BaselineFile> {
  const absolute = resolve(cwd, path)
  const name = basename(absolute)
  if (!/\.ya?ml$/i.test(name))
    throw new UserError({ message: `${path} cannot be a baseline: it is no YAML file`, hint: 'name it baseline.yaml' })
  const folder = realFolder(dirname(absolute), path)
  const reading = readDocument(folder, name, MOST_BYTES)
  if (reading === undefined) {
    if (mayBeNew) return { path, folder }
    const hint = didYouMean(name, readdirSync(folder)) ?? `throughline baseline ${path} --reason "…" writes it`
    throw new UserError({ message: `${path} is not a file`, hint })
  }
  if ('detail' in reading) throw new UserError({ message: `${path} cannot be read: ${reading.detail}` })
  // Only who has a baseline pays for the YAML parser and the validator.
  const { parseBaseline } = await import('./baseline-parse.ts')
  return { path, folder, content: { text: reading.text, ...parseBaseline(reading.text, path, ruleIds) } }
}

function realFolder(folder: string, path: string): string {
  try {
    return realpathSync.native(folder)
  } catch {
    throw new UserError({ message: `${path} is not a file`, hint: `there is no directory ${folder}` })
  }
}

export interface HeldBaseline extends BaselineVerdict {
  readonly run: BaselineRun
}

/** Holds a whole corpus against a baseline, whatever paths were asked about. */
export function holdCorpus({ content }: BaselineFile, { files, tree, config, refused, result }: Corpus): HeldBaseline {
  const { diagnostics, notRun } = result
  const idle = new Set(notRun.map(({ ruleId }) => ruleId))
  const missed = new Set(refused.map(({ path }) => path))
  const run: BaselineRun = {
    baseline: content?.baseline ?? { accepted: [] },
    diagnostics,
    fingerprints: fingerprintsOf(diagnostics, { files, readText: (file) => tree.textOf(file) }),
    today: config.today ?? '',
    isUntold: ({ ruleId, file }) =>
      idle.has(ruleId) || missed.has(file) || (files.get(file)?.unreadable.length ?? 0) > 0,
  }
  return { ...holdAgainst(run), run }
}

/** Takes out what fits nothing any more. Throws a UserError, and has changed nothing, where that cannot be written. */
export async function shrinkBaseline(file: BaselineFile, { left, rest }: BaselineVerdict): Promise<void> {
  if (left.length > 0) await writeBaseline(file, rest)
}

/** Accepts the diagnostics at these indexes as well, and says whether there was anything to write. */
export async function growBaseline(
  file: BaselineFile,
  held: HeldBaseline,
  more: ReadonlySet<number>,
  reason: Pick<AcceptedGroup, 'reason' | 'expires'>,
): Promise<boolean> {
  return writeBaseline(file, acceptMore(held.run, held, more, reason))
}

async function writeBaseline({ path, folder, content }: BaselineFile, next: Baseline): Promise<boolean> {
  const { baselineText } = await import('./baseline-text.ts')
  const text = baselineText(next, content)
  if (text === content?.text) return false
  writeFiles(folder, [{ path: basename(path), before: content?.text, text }])
  return true
}
