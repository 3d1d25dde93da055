/** A project's part of its address: short, and the same until a folder of that name comes before its own. */

/**
 * By directory, in the order given. The last folder's name; where another has it already, as many folders above it as tell
 * them apart. The root is `all`.
 */
export function slugsOf(directories: readonly string[]): Map<string, string> {
  const taken = new Set<string>()
  return new Map(
    directories.map((directory) => {
      const depths = Array.from(directory.split('/'), (_, above) => above + 1)
      const slugs = depths.map((depth) => slugOf(directory, depth))
      const slug = slugs.find((each) => !taken.has(each)) ?? numbered(slugs.at(-1)!, taken)
      taken.add(slug)
      return [directory, slug]
    }),
  )
}

function slugOf(directory: string, depth: number): string {
  if (directory === '') return 'all'
  const name = directory.split('/').slice(-depth).join('-')
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss')
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'project'
}

/** Names that differ only in what an address cannot have. */
function numbered(slug: string, taken: ReadonlySet<string>): string {
  let free = slug
  for (let number = 2; taken.has(free); number++) free = `${slug}-${number}`
  return free
}
