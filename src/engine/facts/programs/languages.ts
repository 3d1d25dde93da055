/** Which files are programs, by their names. Apart from the extractors, so that asking does not load their parsers. */
import type { ProgramLanguage } from '../../model/facts.ts'

const BY_ENDING = new Map<string, ProgramLanguage>([
  ['sh', 'shell'],
  ['bash', 'shell'],
  ['js', 'javascript'],
  ['mjs', 'javascript'],
  ['cjs', 'javascript'],
  ['jsx', 'javascript'],
  ['ts', 'typescript'],
  ['mts', 'typescript'],
  ['cts', 'typescript'],
  ['tsx', 'typescript'],
])

const MAKEFILE = /(?:^|\/)(?:GNUmakefile|[Mm]akefile)$|\.mk$/
const WORKFLOW = /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/
const PACKAGE = /(?:^|\/)package\.json$/

/** The language of a file that holds gates; undefined for every other file, scripts included. */
export function gateLanguageOf(path: string): ProgramLanguage | undefined {
  if (PACKAGE.test(path)) return 'package'
  if (WORKFLOW.test(path)) return 'workflow'
  return MAKEFILE.test(path) ? 'makefile' : undefined
}

/** The language of any program by its path; undefined where it is none, or of a language that is not read. */
export function programLanguageOf(path: string): ProgramLanguage | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return gateLanguageOf(path) ?? BY_ENDING.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase())
}

/** The language of a script by its first line, where its name has no ending: `#!/usr/bin/env bash`. */
export function languageOfShebang(text: string): ProgramLanguage | undefined {
  const line = /^#!([^\r\n]*)/.exec(text)?.[1] ?? ''
  if (/\b(?:ba|da|k|z)?sh\b/.test(line)) return 'shell'
  if (/\b(?:node|bun|deno)\b/.test(line)) return 'javascript'
  return /\b(?:tsx|ts-node)\b/.test(line) ? 'typescript' : undefined
}
