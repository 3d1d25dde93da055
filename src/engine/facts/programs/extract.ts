/** Text of a program → facts. Programs are read where a gate needs them, and never for the documents' sake. */
import { emptyFacts } from '../extract.ts'
import { extractCommentSuppressions } from '../suppressions.ts'
import type { FileFacts, ProgramLanguage, UnreadableFact } from '../../model/facts.ts'
import type { ProgramFact } from '../../model/program.ts'
import { lineStartsOf } from '../../model/range.ts'
import { javascriptProgram } from './javascript.ts'
import { makefileProgram } from './makefile.ts'
import { packageProgram } from './package.ts'
import { shellProgram } from './shell.ts'
import { workflowProgram } from './workflow.ts'

/** What a reader of one language answers; a program that does not parse says so, with what could be read of it. */
export interface ProgramReading {
  readonly program: ProgramFact
  readonly problems: readonly { readonly message: string; readonly span: UnreadableFact['span'] }[]
}

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

/** Never throws: a program that cannot be read is an `unreadable` fact. */
export function extractProgram(text: string, language: ProgramLanguage): FileFacts {
  const { program, problems } = read(text, language)
  const lineStarts = lineStartsOf(text)
  return {
    ...emptyFacts(language, lineStarts),
    unreadable: problems.map(({ message, span }) => ({ reason: 'syntax', detail: message, span })),
    suppressions: extractCommentSuppressions(text, lineStarts, language),
    program,
  }
}

function read(text: string, language: ProgramLanguage): ProgramReading {
  switch (language) {
    case 'package':
      return packageProgram(text)
    case 'workflow':
      return workflowProgram(text)
    case 'makefile':
      return makefileProgram(text)
    case 'javascript':
    case 'typescript':
      return javascriptProgram(text, language)
    default:
      return shellProgram(text)
  }
}
