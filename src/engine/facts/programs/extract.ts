/** Text of a program → facts. Programs are read where a gate needs them, and never for the documents' sake. */
import { emptyFacts } from '../extract.ts'
import { extractCommentSuppressions } from '../suppressions.ts'
import type { FileFacts, ProgramLanguage, UnreadableFact } from '../../model/facts.ts'
import type { ProgramFact } from '../../model/program.ts'
import { lineStartsOf } from '../../model/range.ts'
import type { ShellFact } from '../../model/shell.ts'
import { javascriptProgram } from './javascript.ts'
import { makefileProgram } from './makefile.ts'
import { packageProgram } from './package.ts'
import { shellProgram } from './shell.ts'
import { workflowProgram } from './workflow.ts'

/** What a reader of one language answers; a program that does not parse says so, with what could be read of it. */
export interface ProgramReading {
  readonly program: ProgramFact
  /** What it hands to a shell, or is to one. */
  readonly shell: readonly ShellFact[]
  readonly problems: readonly { readonly message: string; readonly span: UnreadableFact['span'] }[]
}

/** Never throws: a program that cannot be read is an `unreadable` fact. */
export function extractProgram(text: string, language: ProgramLanguage): FileFacts {
  const { program, problems, shell } = read(text, language)
  const lineStarts = lineStartsOf(text)
  return {
    ...emptyFacts(language, lineStarts),
    unreadable: problems.map(({ message, span }) => ({ reason: 'syntax', detail: message, span })),
    suppressions: extractCommentSuppressions(text, lineStarts, language, shell),
    program,
    ...(shell.length > 0 && { shell }),
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
