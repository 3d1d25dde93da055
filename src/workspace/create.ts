import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { refusalOf } from './refusal.ts'
import { UserError } from './user-error.ts'

/**
 * Writes a file that is not there yet, with the directories above it. Throws a UserError where something stands at the path,
 * be it a link that leads nowhere, and where the system refuses; what stood there is then as it was.
 */
export function createFile(
  path: string,
  { cwd, text, isExecutable }: { readonly cwd: string; readonly text: string; readonly isExecutable: boolean },
): void {
  const absolute = resolve(cwd, path)
  try {
    mkdirSync(dirname(absolute), { recursive: true })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' || code === 'ENOTDIR')
      throw new UserError({
        message: `${path} cannot be made: what it is to stand in is a file`,
        hint: 'give another path',
      })
    throw new UserError({ message: `${path} cannot be made: ${refusalOf(error)}` })
  }
  try {
    // Fails where the name is taken, in the same step that takes it.
    writeFileSync(absolute, text, { flag: 'wx', mode: isExecutable ? 0o777 : 0o666 })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' || code === 'EISDIR')
      throw new UserError({ message: `${path} is there already`, hint: 'give another path, or edit what is there' })
    throw new UserError({ message: `${path} cannot be written: ${refusalOf(error)}` })
  }
}
