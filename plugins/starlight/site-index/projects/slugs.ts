/** A project's part of its address: short, and the same as long as its folder is. */

/** By directory. The last folder's name; where several have it, as many folders above it as tell them apart. The root is `all`. */
export function slugsOf(directories: readonly string[]): Map<string, string> {
  const slugs = new Map<string, string>()
  const taken = new Set<string>()
  let left = [...directories]
  for (let depth = 1; left.length > 0; depth++) {
    const counts = new Map<string, number>()
    for (const directory of left) {
      const slug = slugOf(directory, depth)
      counts.set(slug, (counts.get(slug) ?? 0) + 1)
    }
    left = left.filter((directory) => {
      const slug = slugOf(directory, depth)
      const isWhole = directory.split('/').length <= depth
      if (!isWhole && (counts.get(slug)! > 1 || taken.has(slug))) return true
      slugs.set(directory, numbered(slug, taken))
      return false
    })
  }
  return slugs
}

function slugOf(directory: string, depth: number): string {
  if (directory === '') return 'all'
  const name = directory.split('/').slice(-depth).join('-')
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss')
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'project'
}

/** Names that differ only in what an address cannot have. */
function numbered(slug: string, taken: Set<string>): string {
  let free = slug
  for (let number = 2; taken.has(free); number++) free = `${slug}-${number}`
  taken.add(free)
  return free
}
