import type { ProgramReading } from './extract.ts'

export function shellProgram(_text: string): ProgramReading {
  return { program: { routines: [], constants: [] }, problems: [] }
}
