import type { Span } from '../../model/range.ts'
import { defineRule } from '../rule.ts'
import { claimsDone, deniesDone } from '../../link/task-verdicts.ts'

export default defineRule({
  id: 'task/status-contradiction',
  summary: 'A task whose box and whose own words disagree about whether it is done.',
  rationale: `Whoever counts progress counts boxes; whoever reads the task reads its words. A ticked task that says "blocked" is counted as
done, everything that builds on it is counted as sound, and nobody looks at it again. An open task that says "complete" keeps a
phase open for nothing. Decide which of the two is true and correct the other.

The words count where they state the task's own state: a field \`Status\`, a line that says nothing else, or a remark beside the
title, as in "Measure the way back - execution blocked by the harbour's network". A task that is about blocking, an acceptance
criterion that mentions a state, a list of states, and words that are taken back ("was blocked, resolved in May") are no
statement. Neither is a review that is still to come: many teams tick what is implemented.`,
  severity: 'error',
  fixable: false,
  messages: {
    ticked: '{id} is ticked, and its {place} says "{words}". Untick it, or write what holds now.',
    unticked: '{id} is not ticked, and its {place} says "{words}". Tick it, or write what is missing.',
  },
  *check({ index }) {
    for (const { document, tasks } of index.taskLists) {
      if (document.role !== 'record') continue
      for (const task of tasks) {
        const { fact, said } = task
        if (!fact.box || !said || fact.isStruck || fact.box.state === 'given-up') continue
        const isTicked = fact.box.state === 'done'
        if (isTicked ? !deniesDone(task) : !claimsDone(task)) continue
        const place = said.source === 'status' ? 'status' : 'text'
        const span: Span = [fact.box.span[0], fact.span[1]]
        yield {
          at: { file: document.path, span },
          message: isTicked ? 'ticked' : 'unticked',
          data: { id: fact.id, place, words: said.words.replace(/ by$/, '') },
          related: [{ at: said.at, message: 'it says so here' }],
        }
      }
    }
  },
})
