import { styleText } from 'node:util'
import type { FixReport } from './fix-report.ts'
import { unifiedDiff } from './unified-diff.ts'
import { visible } from './visible.ts'

/**
 * What would be changed. `isRaw` for a reader that applies it: the bytes as they are. A terminal or a runner's log would obey
 * some of them, and gets escapes.
 */
export function* fixDiff({ files, style }: FixReport, isRaw: boolean): Iterable<string> {
  for (const file of files) {
    for (const line of unifiedDiff(file)) {
      const shown = isRaw ? line : visible(line.replace(/\r$/, ''))
      yield `${style.hasColour ? painted(shown) : shown}\n`
    }
  }
}

function painted(line: string): string {
  const isHead = /^(?:---|\+\+\+|diff) /.test(line)
  const colour = isHead ? 'bold' : line.startsWith('+') ? 'green' : line.startsWith('-') ? 'red' : undefined
  return colour ? styleText(colour, line, { validateStream: false }) : line
}
