/** Paths by their shortest ends that tell them apart: the file's name, with folders where several files have it. */
export function shortNames(paths: Iterable<string>): ReadonlyMap<string, string> {
  const names = new Map<string, number>([...paths].map((path) => [path, 1]))
  for (;;) {
    const alike = Map.groupBy(names, ([path, length]) => endOf(path, length))
    const unclear = [...alike.values()].filter((each) => each.length > 1).flat()
    if (unclear.length === 0) break
    // One path may be the end of another; the longer one goes on alone.
    for (const [path, length] of unclear) names.set(path, length + 1)
  }
  return new Map([...names].map(([path, length]) => [path, endOf(path, length)]))
}

function endOf(path: string, length: number): string {
  return path.split('/').slice(-length).join('/')
}
