/** The words by which a row, an item or a page says that its evidence is there, is to come, or is gone on purpose. */

const DENIALS =
  /^(?:not\b|no\b|never\b|un[a-z]|n\/?a\b|tbd|to ?do|fail|block|defer|skip|await|wait|partial|draft|propos|plan|open|pending|in[ -]progress|wip|missing|❌|✗|✘|⏸|⏳|🚧|🔴|🟡|⬜|☐|[-—–?]$)|\b(?:pending|blocked|failed|in progress)\b|⏳|❌/i

const CLAIMS =
  /^(?:pass|verif|valid|confirm|done|sign|complet|clos|lock|accept|approv|resolv|success|satisf|implement|ready|ok\b|yes\b|met\b|green\b|final|triggered\b)|^(?:✅|✓|✔|☑|🟢)/i

/** An outcome like any other: somebody has looked, and the evidence shows it. */
const OUTCOME = /^(?:not|un)[ -]?triggered$/i

/** Whether a result or a status says that it is so. Words that nobody knows claim nothing. */
export function claims(status: string): boolean {
  const text = bare(status)
  if (OUTCOME.test(text)) return true
  return CLAIMS.test(text) && !DENIALS.test(text.replace(/^(?:✅|✓|✔|☑|🟢)\s*/u, ''))
}

/** Whether a status says that it is not so, or not yet. */
export function denies(status: string): boolean {
  return !OUTCOME.test(bare(status)) && DENIALS.test(bare(status))
}

function bare(status: string): string {
  return status.slice(0, 200).replace(/^[\s*_`"'([]+|[\s*_`"')\].]+$/g, '')
}

const CONDITIONAL =
  /\bif (?:it is |was |and when )?triggered\b|\(conditional\b|\btriggered[- ]only\b|\bonly (?:if|when) triggered\b|\b(?:if|when) the trigger\b|\brequired (?:if|when) triggered\b|\bwhen triggered\b/i

/** The evidence is there in one state only: "if triggered". */
export function isConditionalText(text: string): boolean {
  return CONDITIONAL.test(text.slice(0, LONGEST))
}

const ABSENT =
  /\b(?:absent|removed?|removes|deleted?|deletes|gone|dropped|retired|renamed|moved|replaced|superseded|no longer|never (?:existed|created)|not (?:yet )?(?:exist|present|created|written|available|there)|does(?: not|n['’]t) exist|to be (?:created|written|added)|will be|planned)\b/i

/** The text says of what it names that it is gone, or still to come: that is no evidence, and no fault. */
export function saysAbsent(text: string): boolean {
  return ABSENT.test(text.slice(0, LONGEST))
}

/** Nobody says more than this in one item. */
const LONGEST = 2000
