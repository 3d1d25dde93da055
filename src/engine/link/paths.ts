/** Paths relative to the workspace root, with `/`. The engine knows no other. */

/** Joins and normalises; undefined where the result would climb out of the root. */
export function resolvePath(directory: string, relative: string): string | undefined {
  const parts = directory === '' ? [] : directory.split('/')
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..') {
      if (parts.length === 0) return undefined
      parts.pop()
    } else parts.push(part)
  }
  return parts.join('/')
}

/** Percent escapes resolved; as written where they are malformed. */
export function decodePath(path: string): string {
  if (!path.includes('%')) return path
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
