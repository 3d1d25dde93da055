/**
 * The linter of Markdown's own form over our documents: remark-lint's recommended rules and the house's.
 *
 *     node scripts/remark-lint.ts [file…]
 *
 * Prints `file:line:column rule message`, one a line. Exit 0: clean; 1: something was found; 2: a file is not there.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lint, type Finding } from './remark-lint/lint.ts'

/** What people read. A rule's cases are wrong on purpose. */
const DOCUMENTS = ['*.md', 'src/content/**/*.{md,mdx}']

const given = process.argv.slice(2)
const root = join(import.meta.dirname, '..')
const paths = given.length > 0 ? given : globSync(DOCUMENTS, { cwd: root }).map((path) => path.replaceAll('\\', '/'))
const base = given.length > 0 ? process.cwd() : root

const findings: Finding[] = []
for (const path of paths.sort()) {
  const text = textOf(path)
  if (text !== undefined) findings.push(...(await lint(path, text)))
}
process.stdout.write(findings.map(({ place, rule, message }) => `${place} ${rule} ${message}\n`).join(''))
if (findings.length > 0 && process.exitCode === undefined) process.exitCode = 1

function textOf(path: string): string | undefined {
  try {
    return readFileSync(join(base, path), 'utf8')
  } catch (error) {
    process.stderr.write(`${path} cannot be read: ${(error as Error).message}\n`)
    process.exitCode = 2
    return undefined
  }
}
