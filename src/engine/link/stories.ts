/** Marks of tasks that name a user story which the specification beside them does not have. */
import type { TaskFact } from '../model/plans.ts'
import { kindOfFamily } from '../kinds/lookup.ts'
import type { Index, Item, Scope } from './index.ts'
import { enclosing } from './scopes.ts'
import type { Task } from './tasks.ts'

export interface UnknownStory {
  readonly task: Task
  readonly story: NonNullable<TaskFact['story']>
  /** Those that the task's scope defines, by number. */
  readonly stories: readonly Item[]
}

export function unknownStories(index: Index): UnknownStory[] {
  const storiesOf = storiesByScope(index)
  if (storiesOf.size === 0) return []
  const numbersOf = numbersByScope(index)
  return index.taskLists.flatMap(({ document, tasks }) => {
    const stories = document.role === 'record' ? storiesOf.get(document.scope) : undefined
    if (!stories) return []
    const known = new Set([...enclosing(document.scope)].flatMap((scope) => [...(numbersOf.get(scope) ?? [])]))
    return tasks.flatMap((task): UnknownStory[] => {
      const { story, isStruck } = task.fact
      return !story || isStruck || known.has(numberOf(story)) ? [] : [{ task, story, stories }]
    })
  })
}

function storiesByScope({ items }: Index): ReadonlyMap<Scope, readonly Item[]> {
  const stories = new Map<Scope, Item[]>()
  for (const item of items) {
    if (item.kind !== 'story') continue
    const others = stories.get(item.scope)
    if (others) others.push(item)
    else stories.set(item.scope, [item])
  }
  for (const own of stories.values()) own.sort((a, b) => numberOf(a) - numberOf(b))
  return stories
}

/** Of everything that is written as a story, also where too short an id makes it no item: `- **US-4**: …`. */
function numbersByScope({ documents }: Index): ReadonlyMap<Scope, ReadonlySet<number>> {
  const numbers = new Map<Scope, Set<number>>()
  for (const { scope, facts } of documents) {
    for (const definition of facts.definitions) {
      if (kindOfFamily(definition.parts.family) !== 'story') continue
      numbers.set(scope, (numbers.get(scope) ?? new Set()).add(numberOf(definition)))
    }
  }
  return numbers
}

/** `US4`, `US-4` and `US04` are one story. */
function numberOf({ id }: { readonly id: string }): number {
  return Number(/\d+/.exec(id)?.[0])
}
