/** What an author does to a work tree, on texts in memory. Each call fails where it would do nothing. */
export interface Files {
  readonly texts: ReadonlyMap<string, string>
  write(path: string, text: string): void
  /** The piece stands exactly once in the file. */
  replace(path: string, piece: string, by: string): void
  /** Puts text in front of everything in the file. */
  prepend(path: string, text: string): void
  append(path: string, text: string): void
  remove(path: string): void
  rename(from: string, to: string): void
  /** Takes the section under a heading, up to the next heading of its depth or above, and returns it. */
  cut(path: string, heading: string): string
}

export function filesOf(start: Readonly<Record<string, string>>): Files {
  const texts = new Map(Object.entries(start))
  const textOf = (path: string) => {
    const text = texts.get(path)
    if (text === undefined) throw new Error(`${path} is not there`)
    return text
  }
  return {
    texts,
    write: (path, text) => void texts.set(path, text),
    replace(path, piece, by) {
      const parts = textOf(path).split(piece)
      if (parts.length !== 2) throw new Error(`${parts.length - 1} times in ${path}: ${piece}`)
      texts.set(path, parts.join(by))
    },
    prepend: (path, text) => void texts.set(path, text + textOf(path)),
    append: (path, text) => void texts.set(path, textOf(path) + text),
    remove(path) {
      if (!texts.delete(path)) throw new Error(`${path} is not there`)
    },
    rename(from, to) {
      texts.set(to, textOf(from))
      texts.delete(from)
    },
    cut(path, heading) {
      const text = textOf(path)
      const start = text.indexOf(`${heading}\n`)
      if (start === -1) throw new Error(`no section ${heading} in ${path}`)
      const depth = heading.indexOf(' ')
      const next = new RegExp(`^#{1,${depth}} `, 'm').exec(text.slice(start + heading.length))
      const end = next ? start + heading.length + next.index : text.length
      texts.set(path, text.slice(0, start) + text.slice(end))
      return text.slice(start, end)
    },
  }
}
