import type { Index, Item, Reference, Scope } from '../../link/index.ts'
import { vacantIn } from '../../link/runs/vacancies.ts'
import { enclosing } from '../../link/scopes.ts'
import { unknownStories } from '../../link/stories.ts'
import { unknownSuccessors } from '../../link/succession.ts'
import type { IdParts } from '../../model/facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'id/undefined-reference',
  summary: 'An id that no visible scope defines, of a family that is defined here.',
  rationale: `A plan cites ids so that nobody has to repeat what they stand for. An id that nothing defines is a typing
slip, a leftover of a renumbering, or a promise that was never written down; whoever relies on it relies on nothing.

Only families that a scope owns are checked: a document there, or in a scope around it, declares at least three of the
ids, and such registers declare two thirds of those that the scope mentions. Ticket keys and standards stay silent; \`families\` in the configuration
names further ones either way.`,
  severity: 'error',
  fixable: false,
  messages: {
    undefined: '{id} is not defined in {scope}. Define it, or cite the id that was meant.',
    near: '{id} is not defined in {scope}; did you mean {nearest}?',
  },
  *check({ index }) {
    // A successor that nothing defines is reported where a decision names it.
    const isReported = index.config.rules['decision/broken-supersession']?.severity !== 'off'
    const successors = isReported ? unknownSuccessors(index) : new Set<Reference>()
    const marks = marksOfTasks(index)
    const isVacant = vacantIn(index)
    for (const reference of index.references) {
      const { fact, resolution, file, span, document } = reference
      if (marks.has(`${span[0]} ${file}`)) continue
      if (resolution.state !== 'unresolved' || fact.isStruck || document.role !== 'record') continue
      if (successors.has(reference) || isVacant(reference)) continue
      const scope = nameOf(resolution.owner)
      const nearest = nearestItem(reference, document.scope)
      if (!nearest) {
        yield { at: { file, span }, message: 'undefined', data: { id: fact.id, scope } }
        continue
      }
      const isWhole = span[1] - span[0] === fact.id.length
      yield {
        at: { file, span },
        message: 'near',
        data: { id: fact.id, scope, nearest: nearest.id },
        related: [{ at: nearest.definition, message: `${nearest.id} is defined here` }],
        suggestions: isWhole ? [{ message: `Cite ${nearest.id}`, edits: [{ file, span, text: nearest.id }] }] : [],
      }
    }
  },
})

/** Where a task names a story that nobody wrote, and where a line is a task in all but its box: rules of tasks report them. */
function marksOfTasks(index: Index): ReadonlySet<string> {
  const marks = new Set<string>()
  if (index.config.rules['task/unknown-story']?.severity !== 'off')
    for (const { task, story } of unknownStories(index)) marks.add(`${story.span[0]} ${task.document.path}`)
  if (index.config.rules['task/malformed']?.severity !== 'off')
    for (const { path, facts } of index.documents)
      for (const { idSpan } of facts.strayTasks ?? []) if (idSpan) marks.add(`${idSpan[0]} ${path}`)
  return marks
}

/** The folder as messages name it. */
export function nameOf(scope: Scope): string {
  return scope.directory === '' ? 'this workspace' : scope.directory
}

/** Of the same family and defined: one sign off, or two neighbours swapped; of those the nearest number. */
function nearestItem({ fact }: Reference, from: Scope): Item | undefined {
  const own = Number(fact.parts.number)
  let best: { item: Item; steps: number } | undefined
  for (const id of neighbours(fact.parts)) {
    for (const scope of enclosing(from)) {
      const item = scope.items.get(id)
      if (!item || item.definition.fact.isTombstone) continue
      const steps = Math.abs(Number(item.definition.fact.parts.number) - own)
      if (!best || steps < best.steps) best = { item, steps }
      break
    }
  }
  return best?.item
}

/** Every id that one slip of the pen away from this one could be; a few dozen look-ups, however large the register. */
function* neighbours({ family, number, suffix }: IdParts): Generator<string> {
  const digits = '0123456789'
  for (let at = 0; at <= number.length; at++) {
    const before = number.slice(0, at)
    const after = number.slice(at)
    for (const digit of digits) {
      yield family + before + digit + after + suffix
      if (after !== '') yield family + before + digit + after.slice(1) + suffix
    }
    if (after.length > 1) yield family + before + after[1] + after[0] + after.slice(2) + suffix
    if (after !== '') yield family + before + after.slice(1) + suffix
  }
  for (const letter of 'abcdefghij') yield family + number + letter
}
