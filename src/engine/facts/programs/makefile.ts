import type { ProgramReading } from './extract.ts'

export function makefileProgram(_text: string): ProgramReading {
  return { program: { routines: [], constants: [] }, problems: [] }
}
