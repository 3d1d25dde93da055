/**
 * Runs the tests: all of them, or those that the words name to Vitest. Where all pass, the gate need not run them
 * again on what they have read. The exit code is Vitest's.
 *
 *     node scripts/pr-checks/test.ts [word…]
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { keysIn, prove } from './proof.ts'

const root = join(import.meta.dirname, '../..')
const words = process.argv.slice(2)
process.chdir(root)

const before = keysIn(root)
// One `.only` leaves the others out, and proves nothing.
const scope = words.length === 0 ? ['--allowOnly=false'] : words
const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...scope], {
  stdio: 'inherit',
})
if (status === 0 && words.length === 0) prove(root, before, keysIn(root))
process.exitCode = status ?? 1
