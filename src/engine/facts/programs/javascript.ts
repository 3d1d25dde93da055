import type { ProgramReading } from './extract.ts'

export function javascriptProgram(_text: string, _language: 'javascript' | 'typescript'): ProgramReading {
  return { program: { routines: [], constants: [] }, problems: [] }
}
