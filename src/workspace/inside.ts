import { isAbsolute, join, sep } from 'node:path'
import type { Machine, Standing } from './machine.ts'
import { UserError } from './user-error.ts'

/**
 * What stands at a path, which is relative to the real path `base`, with `/`; undefined for nothing. Throws a UserError where the path leads out of
 * `base`, or through a symbolic link: what is behind one is not ours to write.
 */
export function standingInside(base: string, path: string, machine: Machine): Standing | undefined {
  const names = path.split('/')
  const isPlain = names.every((name) => name !== '' && name !== '.' && name !== '..' && !/\0/.test(name))
  if (!isPlain || isAbsolute(path) || (sep === '\\' && /[\\:]/.test(path)))
    throw new UserError({ message: `${path} is not written: it leads out of ${base}` })
  for (let depth = 1; ; depth++) {
    const here = names.slice(0, depth).join('/')
    const standing = machine.look(join(base, here))
    if (depth === names.length) return standing
    if (!standing) return undefined
    if (standing.kind !== 'directory')
      throw new UserError({
        message: `${path} is not written: ${here} is no directory`,
        hint: 'a symbolic link is not followed',
      })
  }
}
