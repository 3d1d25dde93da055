/** What the runner asserts of one literate case, each as a function that returns what is wrong, or nothing. */
import { parse } from 'yaml'
import { rules } from '../../src/engine/rules/registry.ts'
import { DEFAULT_CONFIG, type EngineConfig, type RuleSetting } from '../../src/engine/model/config.ts'
import { DEFAULT_PROSE, type ProseSettings } from '../../src/engine/model/prose.ts'
import type { Diagnostic } from '../../src/engine/model/diagnostic.ts'
import { applyFixes as applyAllFixes, isFixable } from '../../src/engine/refactor/fix-edits.ts'
import { checkCorpus, checkFacts, factsOf, factsOfFile, type Corpus } from '../corpus.ts'
import { formatDiagnostic, type Case } from './literate.ts'

/** Places at which a case's files are cut, in all: every byte of small files, evenly spread over larger ones. */
const MOST_CUTS = 200

export function corpusOf({ files, config, base, deleted, ignored, tracked }: Case): Corpus {
  return {
    files,
    config: configOf(config),
    ...(base.size + deleted.length > 0 && { base: { files: base, deleted } }),
    ...(ignored && { ignored }),
    ...(tracked && { tracked }),
  }
}

/** Fixed files by path: all fixes of one run applied at once, each edit once. Throws where they overlap. */
export function applyFixes(
  files: ReadonlyMap<string, string>,
  diagnostics: readonly Diagnostic[],
): Map<string, string> {
  return applyAllFixes((path) => files.get(path)!, diagnostics.filter(isFixable))
}

/** After the fixes: no fixable diagnostic of a rule that has just fixed, and none that was not there before. */
export function fixFaults(corpus: Corpus, before: readonly Diagnostic[], fixed: ReadonlyMap<string, string>): string[] {
  const files = new Map([...corpus.files, ...fixed])
  const after = checkCorpus({ ...corpus, files }).diagnostics
  const reported = new Set(before.map((diagnostic) => reportedIn(corpus.files, diagnostic)))
  const fixers = new Set(before.filter(({ fix }) => fix).map(({ ruleId }) => ruleId))
  const known = new Map<string, number>()
  for (const diagnostic of before) known.set(nameOf(diagnostic), (known.get(nameOf(diagnostic)) ?? 0) + 1)
  const faults: string[] = []
  for (const diagnostic of after) {
    const left = known.get(nameOf(diagnostic)) ?? 0
    known.set(nameOf(diagnostic), left - 1)
    if (left === 0 && !reported.has(reportedIn(files, diagnostic)))
      faults.push(`new after fixing: ${formatDiagnostic(diagnostic)}`)
    else if (diagnostic.fix && fixers.has(diagnostic.ruleId))
      faults.push(`still fixable after fixing: ${formatDiagnostic(diagnostic)}`)
  }
  return faults
}

/** Without range and message: a fix in front moves the one, a fix inside of what the other quotes changes it. */
function nameOf({ file, ruleId, messageId }: Diagnostic): string {
  return JSON.stringify([file, ruleId, messageId])
}

/** What a rule reports, by its text: a mended heading may be what a missing anchor is now said to mean. */
function reportedIn(files: ReadonlyMap<string, string>, { file, ruleId, range }: Diagnostic): string {
  return JSON.stringify([file, ruleId, files.get(file)?.slice(range.start.offset, range.end.offset)])
}

/** Checks the corpus with one file cut short, for every file and cut; throws what the engine throws, with the place. */
export function cutEverywhere(corpus: Corpus): void {
  const { files, config } = corpus
  const facts = factsOf(files, config)
  const documents = [...facts.keys()].map((path) => ({ path, bytes: new TextEncoder().encode(files.get(path)) }))
  const total = documents.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const step = Math.max(1, total / MOST_CUTS)
  for (const { path, bytes } of documents) {
    const whole = facts.get(path)!
    for (let cut = 0; cut < bytes.length; cut += step) {
      const length = Math.floor(cut)
      try {
        // Byte cuts may split a character; the decoder then yields U+FFFD, as for any broken file that is read leniently.
        const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, length))
        facts.set(path, factsOfFile(path, text, config) ?? whole)
        checkFacts(facts, files.keys(), corpus)
      } catch (error) {
        throw new Error(`${path} cut after ${length} bytes`, { cause: error })
      }
    }
    facts.set(path, whole)
  }
}

/** The day of every case. */
const TODAY = '2026-11-21'

function configOf(source: string): EngineConfig {
  const {
    scopes = [],
    families = {},
    aliases = {},
    decisions = {},
    durability = {},
    tables = {},
    prose,
    rules: settings = {},
  } = (parse(source) ?? {}) as {
    scopes?: string[]
    families?: Partial<EngineConfig['families']>
    aliases?: Record<string, string>
    decisions?: Partial<EngineConfig['decisions']>
    durability?: Partial<EngineConfig['durability']>
    tables?: EngineConfig['tables']
    /** With `terms`, `words` and `acronyms` in place of the files that hold them. */
    prose?: true | Partial<ProseSettings>
    rules?: Record<string, RuleSetting['severity'] | Partial<RuleSetting>>
  }
  return {
    scopes,
    aliases,
    families: { ...DEFAULT_CONFIG.families, ...families },
    decisions: { ...DEFAULT_CONFIG.decisions, ...decisions },
    durability: { ...DEFAULT_CONFIG.durability, ...durability },
    tables,
    ...(prose && { prose: { ...DEFAULT_PROSE, ...(prose === true ? {} : prose) } }),
    today: TODAY,
    rules: Object.fromEntries(Object.entries(settings).map(([id, setting]) => [id, settingOf(id, setting)])),
  }
}

function settingOf(id: string, setting: RuleSetting['severity'] | Partial<RuleSetting>): RuleSetting {
  const rule = rules.find((candidate) => candidate.id === id)
  if (!rule) throw new Error(`the config fence names no rule: ${id}`)
  const { severity = rule.severity, options = {} } = typeof setting === 'string' ? { severity: setting } : setting
  return { severity, options }
}
