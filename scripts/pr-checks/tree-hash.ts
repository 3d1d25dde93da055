/**
 * One hash of everything that a test could read: tracked files and untracked ones that git does not ignore, with their
 * bytes. Printed where the file is run by itself.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** Empty where git cannot list the tree: nothing is proven then. */
export function treeHash(): string {
  let listed: string
  try {
    listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    })
  } catch {
    return ''
  }
  const hash = createHash('sha256').update(process.versions.node)
  for (const path of [...new Set(listed.split('\0'))].filter((path) => path !== '').sort()) {
    hash.update(`\0${path}\0`).update(bytesOf(path) ?? 'absent')
  }
  return hash.digest('hex')
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

if (import.meta.main) process.stdout.write(`${treeHash()}\n`)
