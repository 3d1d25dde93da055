import type { Terminal } from './terminal.ts'

export interface Progress {
  update(done: number, total: number): void
  clear(): void
}

/** Shorter runs are over before a person wonders. */
const PATIENCE_MS = 500
const REDRAW_MS = 100

/** One line on standard error, on a terminal only, redrawn in place. */
export function progressOn(terminal: Terminal): Progress {
  const started = performance.now()
  let drawn = 0
  return {
    update(done, total) {
      const now = performance.now()
      if (!terminal.errors.isTerminal || now - started < PATIENCE_MS || (now - drawn < REDRAW_MS && done < total))
        return
      drawn = now
      const text =
        done < total
          ? `Reading ${done.toLocaleString('en')} of ${total.toLocaleString('en')} files`
          : 'Linking and checking'
      terminal.say(`\r\u001b[2K${text} …`)
    },
    clear() {
      if (drawn > 0) terminal.say('\r\u001b[2K')
    },
  }
}
