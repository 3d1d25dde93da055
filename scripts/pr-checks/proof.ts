/**
 * That tests have passed: kept between runs, a key for each file of tests. The key is a hash of all that the test can read,
 * and of what runs it: the same key, the same verdict.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readersIn, testsIn } from './affected.ts'
import { bytesOf, treeIn, type Tree } from './changed.ts'

const FILE = 'node_modules/.cache/throughline/tested'
/** Where npm keeps what it has installed, which git ignores. */
const INSTALLED = 'node_modules/.package-lock.json'

/** Keys by file of tests, as the tree is now; none where git cannot list it. */
export function keysIn(root: string): Map<string, string> {
  const tree = treeIn(root)
  return tree ? keysOf(tree, machineAt(root)) : new Map<string, string>()
}

/** `machine`: what else decides a verdict. */
export function keysOf(tree: Tree, machine: string): Map<string, string> {
  const readerOf = readersIn(tree)
  return new Map(
    testsIn(tree).map((test) => {
      const hash = createHash('sha256').update(machine)
      for (const path of tree.files.filter(readerOf(test))) hash.update(`\0${path}\0${tree.hashOf(path)}`)
      return [test, hash.digest('hex')]
    }),
  )
}

export function machineAt(root: string): string {
  const installed = bytesOf(join(root, INSTALLED))?.toString() ?? ''
  return `${process.version} ${process.platform} ${process.arch}\n${installed}`
}

/** What has passed, by file of tests. A record that cannot be read proves nothing. */
export function provenIn(root: string): Map<string, string> {
  const lines = (bytesOf(join(root, FILE))?.toString() ?? '').split('\n')
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const [, key, test] = /^([0-9a-f]{64}) (.+)$/.exec(line) ?? []
      return key && test ? [[test, key]] : []
    }),
  )
}

/** Keeps what could be read before the tests and after them alike. Where it cannot be written, nothing is proven. */
export function prove(root: string, before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): void {
  const same = [...before].filter(([test, key]) => after.get(test) === key)
  const lines = [...provenIn(root), ...same].map(([test, key]) => [test, `${key} ${test}\n`] as const)
  const file = join(root, FILE)
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.${process.pid}`, [...new Map(lines).values()].join(''))
    renameSync(`${file}.${process.pid}`, file)
  } catch {
    // The next gate runs them again.
  }
}
