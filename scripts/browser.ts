/**
 * Part of the set-up: sees to a browser for the tests, and leaves a marker so that the next run does not ask again.
 * Where none can be had it says what to install, and the set-up goes on: the tests that need one are skipped then, or
 * fail where CI=true is set. Nothing is ever downloaded but by the system's own package manager.
 *
 *     node scripts/browser.ts <marker>
 */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { adviceAfter, verdictOn, type Command, type Verdict } from './browser/find.ts'
import { thisMachine } from './browser/this-machine.ts'

const [marker] = process.argv.slice(2)
const machine = thisMachine()
let verdict = verdictOn(machine)
if (verdict.state === 'installable') verdict = install(verdict.commands)
if (verdict.state === 'absent') say(`No browser for the tests of the site: they are skipped. ${verdict.advice}`)
else if (marker !== undefined && verdict.state === 'found') writeFileSync(marker, `${verdict.path}\n`)

function install(commands: readonly Command[]): Verdict {
  say('No browser for the tests of the site yet: it is installed with apt-get.')
  for (const command of commands) {
    const [program, ...rest] = command
    const { status } = spawnSync(program, rest, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      // Not a word as long as it goes well.
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    if (status !== 0) return { state: 'absent', advice: adviceAfter(command) }
  }
  const found = verdictOn(machine)
  return found.state === 'found' ? found : { state: 'absent', advice: adviceAfter(commands.at(-1)!) }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
