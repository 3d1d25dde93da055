/** What a branch of a check says of the thing that it checked. */
export type Verdict = 'pass' | 'fail'

const PASSES =
  /(?<![A-Za-z])(?:PASS(?:ED)?|OK)(?![A-Za-z])|[✓✅✔]|(?:^|[;{(|&\n])\s*(?:log_)?(?:pass|ok|success)(?=[\s;]|$)/
const FAILS = /(?<![A-Za-z])FAIL(?:ED|URES?)?(?![A-Za-z])|[✗✘❌]|(?:^|[;{(|&\n])\s*(?:log_)?(?:fail|die)(?=[\s;]|$)/

/** Undefined where it says neither, or both: `exit 0` may mean that there is nothing to do. */
export function verdictIn(text: string): Verdict | undefined {
  const passes = PASSES.test(text)
  if (passes === FAILS.test(text)) return undefined
  return passes ? 'pass' : 'fail'
}
