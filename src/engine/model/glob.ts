/**
 * Globs over paths with `/`: `*` and `?` within a name, `**` across folders, `[abc]`, `{a,b}`. Matching is bounded by
 * pattern × path: a configuration comes from a pull request, and the usual translation to regular expressions takes
 * seconds on `+(+(a)|+(aa))`. Extended globs are left out.
 */
export type PathMatcher = (path: string) => boolean

/**
 * Matches what any of the globs matches; with `below`, also everything under a folder that a glob names. Throws a
 * RangeError where braces multiply to over 1,000 globs.
 */
export function compileGlobs(globs: readonly string[], { below }: { readonly below: boolean }): PathMatcher {
  const patterns = globs.flatMap(expandBraces).map((glob) => {
    const names = glob
      .replace(/^\.?\/+/, '')
      .split('/')
      .filter((name) => name !== '' && name !== '.')
    return names.map((name) => (name === '**' ? ANY_FOLDERS : compileName(name)))
  })
  return (path) => {
    const names = path.split('/')
    return patterns.some((pattern) => matchesNames(pattern, names, below))
  }
}

type NameTest = (name: string) => boolean
const ANY_FOLDERS: NameTest = () => true

/** Greedy with one step back to the last `**`, which is enough: a later `**` can take whatever an earlier one could. */
function matchesNames(pattern: readonly NameTest[], names: readonly string[], below: boolean): boolean {
  let at = 0
  let name = 0
  let backPattern = -1
  let backName = 0
  for (;;) {
    // With `below` the glob may end before the path: it names a folder above.
    if (at === pattern.length && (below || name === names.length)) return true
    if (pattern[at] === ANY_FOLDERS) {
      backPattern = at++
      backName = name
    } else if (at < pattern.length && name < names.length && pattern[at]!(names[name]!)) {
      at++
      name++
    } else if (backPattern !== -1 && backName < names.length) {
      at = backPattern + 1
      name = ++backName
    } else {
      return false
    }
  }
}

type Unit = '*' | ((character: string) => boolean)

function compileName(glob: string): NameTest {
  const units: Unit[] = []
  const characters = [...glob]
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at]!
    const close = character === '[' ? characters.indexOf(']', at + 2) : -1
    if (character === '*') {
      if (units.at(-1) !== '*') units.push('*')
    } else if (character === '?') {
      units.push(() => true)
    } else if (close !== -1) {
      units.push(characterClass(characters.slice(at + 1, close)))
      at = close
    } else {
      const literal = character === '\\' ? (characters[++at] ?? '\\') : character
      units.push((other) => other === literal)
    }
  }
  if (units.length === 1 && units[0] === '*') return () => true
  return (name) => matchesUnits(units, [...name])
}

function characterClass(inner: readonly string[]): (character: string) => boolean {
  const negated = inner[0] === '!' || inner[0] === '^'
  const members = negated ? inner.slice(1) : inner
  return (character) => {
    for (let at = 0; at < members.length; at++) {
      const isRange = members[at + 1] === '-' && at + 2 < members.length
      const [from, to] = [members[at]!, isRange ? members[at + 2]! : members[at]!]
      if (character >= from && character <= to) return !negated
      if (isRange) at += 2
    }
    return negated
  }
}

function matchesUnits(units: readonly Unit[], characters: readonly string[]): boolean {
  let unit = 0
  let at = 0
  let backUnit = -1
  let backAt = 0
  while (at < characters.length) {
    const test = units[unit]
    if (test === '*') {
      backUnit = unit++
      backAt = at
    } else if (test?.(characters[at]!)) {
      unit++
      at++
    } else if (backUnit !== -1) {
      unit = backUnit + 1
      at = ++backAt
    } else {
      return false
    }
  }
  while (units[unit] === '*') unit++
  return unit === units.length
}

function expandBraces(glob: string): string[] {
  const done: string[] = []
  const open = [glob]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const braces = /\{([^{}]*)\}/.exec(next)
    if (!braces) done.push(next)
    else
      for (const part of braces[1]!.split(','))
        open.push(next.slice(0, braces.index) + part + next.slice(braces.index + braces[0].length))
    if (done.length + open.length > 1000) throw new RangeError('braces multiply to over 1,000 globs')
  }
  return done
}
