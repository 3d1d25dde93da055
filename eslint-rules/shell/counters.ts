/** Variables that a script counts with, as far as its letters tell: what is not seen here only costs a finding. */

export interface Counters {
  /** Begins above 0 wherever the text sets it, and only grows: `n=1`, then `((n++))`. */
  isAlwaysPositive(name: string): boolean
  /** A loop runs only while it is above 0, so that `x--` in it yields a number above 0: `while ((tries > 0))`. */
  isLoopedAboveZero(name: string): boolean
}

export function countersOf(text: string): Counters {
  const started = new Set<string>()
  const unsure = new Set<string>()
  const looped = new Set<string>()
  for (const [, name = '', operator = '', value = ''] of text.matchAll(WRITE)) {
    if (operator === '=') started.add(name)
    const isUpwards = operator === '++' || ((operator === '=' || operator === '+=') && POSITIVE.test(value))
    if (!isUpwards) unsure.add(name)
  }
  for (const [, name = ''] of text.matchAll(/--\s*([A-Za-z_]\w*)/g)) unsure.add(name)
  for (const [, words = ''] of text.matchAll(READ)) for (const [name] of words.matchAll(/\w+/g)) unsure.add(name)
  for (const [, condition = ''] of text.matchAll(/\bwhile\b([^\n]{0,200})/g))
    for (const [, name = ''] of condition.matchAll(ABOVE_ZERO)) looped.add(name)
  return {
    isAlwaysPositive: (name) => started.has(name) && !unsure.has(name),
    isLoopedAboveZero: (name) => looped.has(name),
  }
}

const WRITE = /(?<![\w$])([A-Za-z_]\w*)\s*(\+\+|--|(?:[-+*/%&|^]|<<|>>)?=(?!=))\s*([^\s;)]{0,20})/g

const POSITIVE = /^(["']?)[1-9]\d*\1$/

/** Words behind a command that gives variables values of its own. */
const READ = /\b(?:read|for|select|mapfile|readarray|getopts|printf)\b([^\n;]{0,200})/g

const ABOVE_ZERO = /\b([A-Za-z_]\w*)["'}]{0,2}\s*(?:(?:-gt|-ne|>|!=)\s*0\b|(?:-ge|>=)\s*1\b|(?:--)?\s*\)\))/g
