import type { SpanEdit } from '../../model/edit.ts'
import { lazily } from '../../model/lazily.ts'
import { namesOf, nearestName } from '../nearest.ts'
import { defineRule, type AppliedSuppression } from '../rule.ts'

export default defineRule({
  id: 'suppression/unused',
  summary: 'A suppression that silences nothing.',
  rationale: `The fault was mended, moved to another line, or the rule's name is misspelled. What is left of the comment hides the
next fault of that kind.

Remove it, or write the rule's name as the diagnostic gives it.`,
  severity: 'warning',
  fixable: false,
  messages: {
    unused: '{rule} reports nothing that this suppression silences.',
    unknown: 'There is no rule {rule}.',
    misspelled: 'There is no rule {rule}; did you mean {nearest}?',
  },
  *check({ suppressions, ruleIds }) {
    const names = lazily(() => namesOf(ruleIds))
    for (const applied of suppressions) {
      const { document, ruleId, state } = applied
      if (state === 'used') continue
      const at = { file: document.path, span: ruleId.span }
      const data = { rule: ruleId.id }
      const nearest = state === 'unknown-rule' ? nearestName(ruleId.id, names()) : undefined
      if (nearest !== undefined) {
        yield {
          at,
          message: 'misspelled',
          data: { ...data, nearest },
          suggestions: [{ message: `Write ${nearest}`, edits: [{ ...at, text: nearest }] }],
        }
      } else {
        const removal = removalOf(applied)
        yield {
          at,
          message: state === 'unused' ? 'unused' : 'unknown',
          data,
          ...(removal && { suggestions: [{ message: 'Take the name out', edits: [removal] }] }),
        }
      }
    }
  },
})

/** Takes one of several names out, with the separator beside it; the only name of a comment is for a person to remove. */
function removalOf({ document, suppression, ruleId }: AppliedSuppression): SpanEdit | undefined {
  const names = suppression.ruleIds
  const at = names.findIndex(({ span }) => span[0] === ruleId.span[0])
  if (at === -1 || names.length < 2) return undefined
  const span: SpanEdit['span'] =
    at === 0 ? [names[0]!.span[0], names[1]!.span[0]] : [names[at - 1]!.span[1], ruleId.span[1]]
  return { file: document.path, span, text: '' }
}
