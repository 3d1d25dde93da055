/** Decisions, other items, who rests on them, and what is verified. */
import type { CoverageChange, DecisionMeaning, ItemChange, ReviewPacket } from '../../engine/change/review/packet.ts'
import { groupBy } from '../../engine/model/group-by.ts'
import { counted } from '../report.ts'
import { impactDetails } from './impact.ts'
import type { Detail, Entry, Limits, Part, Piece } from './outline.ts'
import { code, detail, hunkLines, listed, placeOf, strong } from './pieces.ts'

const MEANINGS: Readonly<Record<DecisionMeaning, string>> = {
  reopened: 'Reopened',
  'changed-in-force': 'Changed while in force',
  removed: 'Removed',
  superseded: 'Superseded',
  state: 'State',
  text: 'Text',
  moved: 'Moved',
  new: 'New',
}

export function decisionsPart({ decisions }: ReviewPacket, limits: Limits): Part {
  return {
    title: 'Decisions',
    entries: decisions.map((decision): Entry => {
      const { meaning, replacedBy } = decision
      const by = meaning === 'superseded' && replacedBy.length > 0 ? [` by ${replacedBy.join(', ')}`] : []
      return entryOf([strong(MEANINGS[meaning]), ...by, ': '], decision, limits)
    }),
    count: decisions.length,
  }
}

const SORTS: Readonly<Record<ItemChange['sort'], string>> = {
  removed: 'Removed',
  state: 'State',
  text: 'Text',
  moved: 'Moved',
  added: 'New',
}

export function itemsPart({ items, ticks }: ReviewPacket, limits: Limits): Part {
  const isSummed = ({ sort, impact }: ItemChange) => sort === 'added' || (sort === 'moved' && impact.total === 0)
  const told = items.filter((item) => !isSummed(item))
  const summed = groupBy(items.filter(isSummed), ({ sort, kind, at, was }) =>
    [sort, kind, at.file, was?.file ?? '', was?.id === undefined].join('\0'),
  )
  const boxes = ticks.map(({ file, ticked, unticked }): Entry => {
    const named = (word: string, ids: readonly string[]): Piece[] =>
      ids.length === 0 ? [] : [strong(word), ` ${ids.length}: `, ...listed(ids, limits.names), ' ']
    return {
      headline: [...named('Ticked', ticked), ...named('Unticked', unticked), 'in ', { sort: 'place', file }],
      details: [],
    }
  })
  return {
    title: 'Items',
    entries: [
      ...told.map((item) => entryOf([strong(SORTS[item.sort]), ': '], item, limits)),
      ...boxes,
      ...[...summed.values()].map((group) => sumOf(group, limits)),
    ],
    count: items.length + ticks.length,
  }
}

/** What is new is told by its page: a list of names is enough here. */
function sumOf(group: readonly ItemChange[], limits: Limits): Entry {
  const [first] = group
  const { sort, kind, at, was, title } = first!
  const from: Piece[] = was?.file === undefined ? [] : [' from ', { sort: 'place', file: was.file }]
  const names = group.map(({ id, was: old }) => (old?.id === undefined ? id : `${old.id} → ${id}`))
  const what = group.length === 1 ? `${kind} ${names[0]!}, ${title}` : counted(group.length, kind)
  return {
    headline: [
      strong(SORTS[sort]),
      `: ${what}`,
      ...from,
      sort === 'moved' ? ' to ' : ' in ',
      { sort: 'place', file: at.file },
      ...(group.length === 1 ? [] : [': ', ...listed(names, limits.names)]),
    ],
    details: [],
  }
}

function entryOf(head: readonly Piece[], item: ItemChange, limits: Limits): Entry {
  const { id, kind, title, at, state, was, fields, impact, sort } = item
  const details: Detail[] = []
  const change: Piece[] =
    sort === 'added'
      ? state?.after === undefined
        ? []
        : [', ', strong(state.after)]
      : state
        ? [`: ${state.before ?? 'no state'} → `, strong(state.after ?? 'no state')]
        : []
  if (was?.id !== undefined) details.push(detail(`was ${was.id}`))
  if (was?.file !== undefined) details.push(detail('was in ', { sort: 'place', file: was.file }))
  for (const field of fields) {
    const [first = [], ...below] = hunkLines(field, limits)
    details.push({ line: [`${field.name}: `, ...first], below })
  }
  // Who refers to what is new has been written for it.
  if (sort !== 'added' || impact.untouched > 0) details.push(...impactDetails(impact, sort === 'removed', limits))
  return {
    headline: [
      ...head,
      kind === 'decision' || id.startsWith(kind) ? '' : `${kind} `,
      strong(id),
      ` ${title}`,
      ...change,
      ' ',
      placeOf(at),
    ],
    details,
  }
}

export function stalePart({ stale }: ReviewPacket, limits: Limits): Part {
  return {
    title: 'Pages that may be stale',
    lead: 'The change does not touch them, and they refer to what it changes or removes.',
    entries: stale.map(({ file, rests }) => ({
      headline: [
        { sort: 'place', file },
        ': ',
        ...listed(
          rests.map(({ id, line }) => `${id} (line ${line})`),
          limits.names,
        ),
      ],
      details: [],
    })),
    count: stale.length,
  }
}

const COVERAGE: Readonly<Record<CoverageChange['sort'], readonly [string, string]>> = {
  lost: ['Lost coverage', 'was verified by '],
  failed: ['No longer passed', 'verified by '],
  won: ['Covered now', 'verified by '],
  passed: ['Passed now', 'verified by '],
}

export function requirementsPart({ coverage }: ReviewPacket, limits: Limits): Part {
  return {
    title: 'Requirements',
    entries: coverage.map(({ id, title, at, sort, verifications }) => {
      const [word, verb] = COVERAGE[sort]
      const names = listed(verifications.map(code), limits.names)
      return {
        headline: [strong(word), ': ', strong(id), ` ${title} `, placeOf(at)],
        details: [detail(verb, ...names)],
      }
    }),
    count: coverage.length,
  }
}
