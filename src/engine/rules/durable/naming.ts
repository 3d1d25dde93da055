/** How messages of durability name gates and sites, and the places that show a reader the way. */
import type { departureOf } from '../../link/durability.ts'
import type { Evidence } from '../../link/evidence.ts'
import { gateName, type Gate, type NamedPath } from '../../link/gates.ts'
import type { Place } from '../../model/range.ts'

interface RelatedPlace {
  readonly at: Place
  readonly message: string
}

const SITES: Readonly<Record<Evidence['fact']['site'], string>> = {
  verification: 'verification',
  decision: 'decision',
  disposition: 'disposition',
  readiness: 'readiness note',
  criterion: 'completion criterion',
  section: 'page',
}

export function siteOf({ fact }: Evidence): string {
  return SITES[fact.site]
}

const VERBS: Readonly<Record<NamedPath['does'], readonly [one: string, several: string]>> = {
  run: ['runs', 'run'],
  import: ['imports', 'import'],
  read: ['reads', 'read'],
  probe: ['looks for', 'look for'],
  write: ['writes', 'write'],
  remove: ['deletes', 'delete'],
}

/** "the gate verify reads", "the gates verify and ci read", "the gates a, b, c and 4 more read". */
export function gatesDo({ gates, gateCount, does }: NamedPath): string {
  const names = gates.map(({ routine }) => gateName(routine))
  const [one, several] = VERBS[does]
  if (gateCount <= 1) return `the gate ${names.join('')} ${one}`
  const rest = gateCount - gates.length
  const last = rest > 0 ? `${rest} more` : names.pop()!
  return `the gates ${names.join(', ')} and ${last} ${several}`
}

/** A script that asks for a file and then reads it is mended in one place: the first of a file tells of all. */
export function oncePerFile(): (named: NamedPath) => boolean {
  const seen = new Set<string>()
  return ({ path, at }) => {
    const key = `${path}\n${at.file}`
    const isFirst = !seen.has(key)
    seen.add(key)
    return isFirst
  }
}

/** Ways that a message shows beside the gate itself; of a longer chain the last ones tell most. */
const MOST_WAYS = 5

/** The way from the nearest gate, then the other gates that are named. */
export function gatePlaces({ chain, gates, at }: NamedPath): RelatedPlace[] {
  const ways = chain.slice(1)
  const others = gates
    .slice(1)
    .map((gate): RelatedPlace => ({ at: placeOf(gate), message: `${gateName(gate.routine)} leads here too.` }))
  const places = [...chain.slice(0, 1), ...ways.slice(-MOST_WAYS), ...others]
  return places.filter((place) => place.at.file !== at.file || place.at.span[0] !== at.span[0])
}

/** The row of a manifest that says where a file went. */
export function rowPlaces(departure: ReturnType<typeof departureOf>): RelatedPlace[] {
  return departure ? [{ at: departure.at, message: 'A cleanup took it away here.' }] : []
}

function placeOf({ document, routine }: Gate): Place {
  return { file: document.path, span: routine.span }
}
