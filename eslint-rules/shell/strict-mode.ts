/** `set -euo pipefail`: what of it a script lacks, and how the command that sets a part of it is completed. */
import type { OptionName, ShellOptions } from './errexit.ts'
import type { Shebang } from './shebang.ts'
import type { Call } from './text.ts'

export interface StrictMode {
  readonly command: string
  readonly options: readonly OptionName[]
}

/** Undefined where the program is no such shell. Without a shebang it is whatever the reader has: bash. */
export function strictModeOf(shebang: Shebang | undefined): StrictMode | undefined {
  const program = shebang?.program ?? 'bash'
  if (/^(?:bash|zsh|m?ksh\d*)$/.test(program))
    return { command: 'set -euo pipefail', options: ['errexit', 'nounset', 'pipefail'] }
  // Not every `sh` knows pipefail.
  if (/^(?:sh|dash|ash|busybox)$/.test(program)) return { command: 'set -eu', options: ['errexit', 'nounset'] }
  return undefined
}

/**
 * Those that nothing sets. One that is switched off only was thought of, and so was one that a comment is about. Who sets
 * the others and leaves errexit out counts the failures: `set -uo pipefail`.
 */
export function missingOf(options: ShellOptions, mode: StrictMode, text: string): OptionName[] {
  const isTally = options.nounset.isSet && options.pipefail.isSet
  const isKnown = isTally || /(?:^|\s)#[^\n]{0,200}(?:\s[`'"]?(?:set )?[-+]e\b|\berrexit\b)/m.test(text)
  return mode.options.filter((name) => {
    const { isSet, isUndone } = options[name]
    return !isSet && !isUndone && !(name === 'errexit' && isKnown)
  })
}

/** `TAGS=$?`: the script goes on behind a failure, so that it can say what failed. */
export function keepsStatus(text: string): boolean {
  return /\w=["']?\$\?/.test(text)
}

/** The words of a `set` with those options too: `-euo pipefail` for `-e`. Undefined where it is written in another way. */
export function completed({ words }: Call, missing: readonly OptionName[]): string | undefined {
  const [name, first, ...rest] = words
  if (name?.value !== 'set' || first === undefined || words.some(({ value }) => value === undefined)) return undefined
  const others = rest.map(({ source }) => source)
  const isPlain = !others.some((word) => word === '--' || word.startsWith('+'))
  if (first.source === '-o' || !/^-[A-Za-z]+$/.test(first.source))
    return isPlain ? [first.source, ...others, ...missing.map((option) => `-o ${option}`)].join(' ') : undefined
  let letters = first.source.slice(1)
  if (missing.includes('errexit')) letters = `e${letters}`
  if (missing.includes('nounset')) letters = letters.startsWith('e') ? `eu${letters.slice(1)}` : `u${letters}`
  if (!missing.includes('pipefail')) return [`-${letters}`, ...others].join(' ')
  if (!letters.includes('o')) return [`-${letters}o pipefail`, ...others].join(' ')
  return isPlain ? [`-${letters}`, ...others, '-o pipefail'].join(' ') : undefined
}
