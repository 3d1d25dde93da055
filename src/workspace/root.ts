import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { isIgnoredByGit } from './git.ts'
import { didYouMean } from './nearest.ts'
import { UserError } from './user-error.ts'

export const CONFIG_NAME = 'throughline.yaml'

/** Which workspace the paths of a command belong to. All directories are real, absolute paths. */
export interface Workspace {
  readonly root: string
  /** What paths in the output are relative to. */
  readonly base: string
  /** What the command was asked about, relative to the root, with `/`; '' is everything. */
  readonly shown: readonly string[]
  /** Whether a git repository holds the root and does not ignore it. */
  readonly usesGit: boolean
}

/**
 * The root is the nearest directory, from the given one upwards, with a configuration or a repository: ids and links
 * reach beyond the folder that a command names. A folder that git ignores is nobody's part and its own root. Throws a
 * UserError where a path is neither file nor directory.
 */
export function workspaceOf(paths: readonly string[], cwd: string): Workspace {
  const given = paths.map((path) => existing(path, cwd))
  const only = given.length === 1 && given[0]!.isDirectory ? given[0]!.path : undefined
  const start = only ?? commonDirectory(given)
  const { root, usesGit } = rootOf(start)
  const shown = given.map(({ path }) => relative(root, path))
  const outside = shown.findIndex((path) => path === '..' || path.startsWith(`..${sep}`))
  if (outside !== -1) {
    const message = `${paths[outside]} lies outside of the workspace ${root}`
    throw new UserError({ message, hint: 'check each workspace with a command of its own' })
  }
  return { root, base: only ?? root, shown: shown.map((path) => path.replaceAll(sep, '/')), usesGit }
}

/** Whether a path relative to the root is among what the command was asked about. */
export function isShown({ shown }: Workspace, path: string): boolean {
  return shown.some((asked) => asked === '' || path === asked || path.startsWith(`${asked}/`))
}

/** A path relative to the root, as the output names it. */
export function displayPath({ root, base }: Workspace, path: string): string {
  return root === base ? path : relative(base, join(root, path)).replaceAll(sep, '/')
}

/** The same workspace, with paths in the output relative to a directory around its root; as it is where that is none. */
export function namedFrom(workspace: Workspace, directory: string): Workspace {
  const base = existsSync(directory) ? realpathSync.native(directory) : directory
  return isBelow(base, workspace.root) ? { ...workspace, base } : workspace
}

function rootOf(start: string): { readonly root: string; readonly usesGit: boolean } {
  const root = upwards(start).find((directory) => has(directory, CONFIG_NAME) || has(directory, '.git'))
  const repository = upwards(start).find((directory) => has(directory, '.git'))
  if (repository !== undefined && repository !== start && isIgnoredByGit(repository, start)) {
    return { root: start, usesGit: false }
  }
  return { root: root ?? start, usesGit: repository !== undefined }
}

function has(directory: string, name: string): boolean {
  return existsSync(join(directory, name))
}

function upwards(directory: string): string[] {
  const above = dirname(directory)
  return above === directory ? [directory] : [directory, ...upwards(above)]
}

interface Given {
  readonly path: string
  readonly isDirectory: boolean
}

function existing(path: string, cwd: string): Given {
  const absolute = resolve(cwd, path)
  try {
    const stats = statSync(absolute)
    // The native form also gives names their letter case on disks that do not care for it.
    if (stats.isDirectory() || stats.isFile())
      return { path: realpathSync.native(absolute), isDirectory: stats.isDirectory() }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT' && code !== 'ENOTDIR')
      throw new UserError({ message: `${path} cannot be looked at: ${code}` })
    const hint = nearestExisting(absolute, path) ?? 'name a file or a directory that is there'
    throw new UserError({ message: `${path} does not exist`, hint })
  }
  throw new UserError({
    message: `${path} is neither a file nor a directory`,
    hint: 'name a regular file or a directory',
  })
}

/** A suggestion for the first name on the way that is not there. */
function nearestExisting(absolute: string, written: string): string | undefined {
  const wrong = upwards(absolute).findLast((path) => !existsSync(path)) ?? absolute
  try {
    const meant = didYouMean(basename(wrong), readdirSync(dirname(wrong)))
    return meant && (basename(wrong) === written ? meant : `${meant} It would be in ${dirname(wrong)}`)
  } catch {
    return undefined
  }
}

/** The lowest directory that holds everything given. Not the working directory: that may be all of somebody's home. */
function commonDirectory(given: readonly Given[]): string {
  const folders = given.map(({ path, isDirectory }) => (isDirectory ? path : dirname(path)))
  return upwards(folders[0]!).find((directory) => folders.every((path) => isBelow(directory, path)))!
}

function isBelow(directory: string, path: string): boolean {
  return path === directory || path.startsWith(directory.endsWith(sep) ? directory : directory + sep)
}
