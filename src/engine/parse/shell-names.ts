/** The shells whose grammar is read, by the names of their programs. */
export const SHELL_NAMES = ['sh', 'bash', 'dash', 'ash', 'ksh', 'zsh'] as const

/** The source of a pattern that one of the names matches, and nothing around it. */
export const SHELL_NAME = `(?:${SHELL_NAMES.join('|')})`
