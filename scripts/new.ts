/**
 * `npm run new rule <group>/<bad-pattern>` or `npm run new kind <name>`: writes the files from templates and brings the
 * registries up to date. Exit 2 where the name is bad or taken; nothing is written then.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Output } from './generate/output.ts'

const USAGE = 'Usage: npm run new rule <group>/<bad-pattern>\n       npm run new kind <name>'
const KEBAB = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*'

const root = join(import.meta.dirname, '..')
const [what, name, ...rest] = process.argv.slice(2)
if (what === undefined || name === undefined || rest.length > 0) refuse(USAGE)

const files = await plan(what, name)
const taken = files.find(({ path }) => existsSync(join(root, path)))
if (taken !== undefined) refuse(`${taken.path} exists already: choose another name, or edit it.`)
for (const { path, text } of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
  process.stdout.write(`wrote ${path}\n`)
}
const generated = spawnSync(process.execPath, [join(root, 'scripts/generate.ts')], {
  stdio: ['ignore', 'inherit', 'inherit'],
})
if (generated.status !== 0) process.exit(1)
process.stdout.write(`\n${nextSteps(what, name)}\n`)

async function plan(what: string, name: string): Promise<Output[]> {
  if (what !== 'rule' && what !== 'kind') return refuse(`Unknown "${what}".\n${USAGE}`)
  const pattern = what === 'rule' ? `${KEBAB}/${KEBAB}` : KEBAB
  if (!new RegExp(`^${pattern}$`).test(name)) {
    const expected =
      what === 'rule'
        ? '<group>/<bad-pattern> in kebab case, such as id/range-gap'
        : 'kebab case, such as success-criterion'
    refuse(`"${name}" names no ${what}: expected ${expected}.`)
  }
  // Not at the top: it loads the formatter, which a refusal has no use for.
  const { kindFiles, ruleFiles } = await import('./new/templates.ts')
  return what === 'rule' ? ruleFiles(root, name) : kindFiles(root, name)
}

function nextSteps(what: string, name: string): string {
  if (what === 'kind') {
    return [
      'Next:',
      `  1. src/engine/kinds/${name}.ts: the families, headers and keys that are of this kind`,
      '  2. add a case to the rules that the kind matters to, test/rules/id/*.md',
      '  3. make format && make pr-checks',
    ].join('\n')
  }
  const isShell = name.startsWith('shell/')
  const source = isShell ? `eslint-rules/rules/${name.slice('shell/'.length)}.ts` : `src/engine/rules/${name}.ts`
  return [
    'Next:',
    `  1. test/rules/${name}.md: what the rule reports and where it is silent; its first case fails until the rule is written`,
    `  2. ${source}: meta, and a check that reads the ${isShell ? 'commands of a text' : 'index'}`,
    `  3. make test ARGS="test/rules -t ${name}"`,
    '  4. make format && make pr-checks',
  ].join('\n')
}

function refuse(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(2)
}
