import type { ProgramReading } from './extract.ts'

export function packageProgram(_text: string): ProgramReading {
  return { program: { routines: [], constants: [] }, problems: [] }
}
