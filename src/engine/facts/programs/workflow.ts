import type { ProgramReading } from './extract.ts'

export function workflowProgram(_text: string): ProgramReading {
  return { program: { routines: [], constants: [] }, problems: [] }
}
