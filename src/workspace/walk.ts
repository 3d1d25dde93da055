import type { Disk } from './disk.ts'
import { refusalOf } from './refusal.ts'
import { isPassedOver } from './vendored.ts'

export interface Walk {
  readonly files: readonly string[]
  readonly links: readonly string[]
  /** FIFOs, sockets, devices: named, never opened. */
  readonly specials: readonly string[]
  /** Directories that the system refused to list, with its reason. */
  readonly refused: readonly { readonly path: string; readonly reason: string }[]
}

/** All files below the root where no git tells. Links are listed and not followed, so that no circle is walked. */
export function walk(disk: Disk): Walk {
  const found = { files: [] as string[], links: [] as string[], specials: [] as string[] }
  const refused: { path: string; reason: string }[] = []
  const open = ['']
  for (let directory = open.pop(); directory !== undefined; directory = open.pop()) {
    const prefix = directory === '' ? '' : `${directory}/`
    let entries
    try {
      entries = disk.list(directory) ?? []
    } catch (error) {
      refused.push({ path: directory, reason: refusalOf(error) })
      continue
    }
    for (const [name, kind] of entries) {
      if (kind === 'file') found.files.push(prefix + name)
      else if (kind === 'link') found.links.push(prefix + name)
      else if (kind === 'special') found.specials.push(prefix + name)
      else if (!isPassedOver(name)) open.push(prefix + name)
    }
  }
  return { ...found, refused }
}
