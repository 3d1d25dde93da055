/** Where a section that is gone may stand now: the one heading of its name, anywhere. */
import type { HeadingFact } from '../../model/facts.ts'
import { groupBy } from '../../model/group-by.ts'
import { lazily } from '../../model/lazily.ts'
import type { Index } from '../index.ts'

export interface HeadingElsewhere {
  readonly file: string
  readonly heading: HeadingFact
}

/** Undefined where no heading, or more than one, has the name. All headings are looked at with the first search. */
export function headingsElsewhere({
  documents,
}: Index): (target: { readonly file: string; readonly fragment: string | undefined }) => HeadingElsewhere | undefined {
  const bySlug = lazily(() =>
    groupBy(
      documents
        .filter(({ role }) => role === 'record')
        .flatMap(({ path, facts }) => facts.headings.map((heading) => ({ file: path, heading }))),
      ({ heading }) => heading.slug,
    ),
  )
  return ({ fragment }) => {
    const found = fragment === undefined ? [] : (bySlug().get(fragment) ?? [])
    return found.length === 1 ? found[0] : undefined
  }
}
