/**
 * `make review`: writes the packet of the change into dist/review.html, prints its path, and opens it where there is a
 * desktop. The exit code is that of `throughline review`; 2: no such base.
 *
 *     node scripts/review.ts [--base REF]
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { baseHere } from './pr-checks/base-here.ts'
import { openerOf } from './pr-checks/open.ts'

const root = join(import.meta.dirname, '..')
const PACKET = 'dist/review.html'
process.chdir(root)
const { values } = parseArgs({ options: { base: { type: 'string' } } })

const base = baseHere(root, values.base ?? '', (message) => {
  process.stderr.write(`${message}\n`)
  process.exit(2)
})
if (base.ref === undefined) process.stdout.write(`there is nothing to review: ${base.reason}\n`)
else process.exitCode = review(base.ref)

function review(ref: string): number {
  mkdirSync(dirname(PACKET), { recursive: true })
  // What stands there tells of another change.
  rmSync(PACKET, { force: true })
  const words = ['src/cli/main.ts', 'review', `--base=${ref}`, '--format=html', `--output=${PACKET}`]
  const { status } = spawnSync(process.execPath, words, { stdio: 'inherit' })
  if (existsSync(PACKET)) {
    process.stdout.write(`${PACKET}\n`)
    show(PACKET)
  }
  return status ?? 1
}

/** The path is printed: where nothing can show it, nothing is lost. */
function show(path: string): void {
  const opener = openerOf(process.platform, process.env, path)
  if (opener === undefined) return
  const [program, ...words] = opener
  spawn(program, words, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}
