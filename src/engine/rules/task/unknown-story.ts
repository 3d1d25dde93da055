import type { Item } from '../../link/index.ts'
import { unknownStories } from '../../link/stories.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'task/unknown-story',
  summary: 'A task that serves a user story which its specification does not have.',
  rationale: `\`[US4]\` tells for whom a task is done, and lets each story be counted, tested and delivered alone. Where the specification ends
at story 3, the task serves nobody: a story was dropped and its tasks stayed, or it was never written down, or the mark is a
slip. Cite the story that was meant, or write it.

A scope is held to this once it defines stories itself, as \`### User Story 1 - …\` or by ids; a task list without a
specification beside it may number stories as it likes.`,
  severity: 'error',
  fixable: false,
  messages: {
    unknown: '{id} is for {story}, and {scope} defines only {stories}. Cite the story that was meant, or write it.',
  },
  *check({ index }) {
    for (const { task, story, stories } of unknownStories(index)) {
      const last = stories.at(-1)!
      yield {
        at: { file: task.document.path, span: story.span },
        message: 'unknown',
        data: { id: task.fact.id, story: story.id, scope: nameOf(last), stories: listOf(stories) },
        related: [{ at: last.definition, message: `${last.id} is the last story` }],
      }
    }
  },
})

function listOf(stories: readonly Item[]): string {
  const ids = stories.map(({ id }) => id)
  return ids.length > 3 ? `${ids[0]!} to ${ids.at(-1)!}` : ids.join(', ').replace(/, ([^,]*)$/, ' and $1')
}

/** The document that defines them, by its name. */
function nameOf({ definition }: Item): string {
  return definition.file.slice(definition.file.lastIndexOf('/') + 1)
}
