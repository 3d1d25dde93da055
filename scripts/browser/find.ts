/** Which browser the tests drive, and what can be done where there is none. Pure: the machine is handed in. */

export interface Machine {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly isRoot: boolean
  /** Whether a file is there and may be run; an absolute path. */
  isProgram(path: string): boolean
}

export type Verdict =
  | { readonly state: 'found'; readonly path: string }
  /** There is none, and these commands, one after the other, bring one. */
  | { readonly state: 'installable'; readonly commands: readonly Command[] }
  /** There is none; `advice` says what to install. */
  | { readonly state: 'absent'; readonly advice: string }

export type Command = readonly [program: string, ...rest: string[]]

/** In the order of preference: the first is the smallest, and what continuous integration has. */
const NAMES = ['chromium-headless-shell', 'chromium', 'google-chrome'] as const
const PACKAGE = NAMES[0]

const COMMANDS: readonly Command[] = [
  ['apt-get', 'update'],
  ['apt-get', 'install', '--yes', '--no-install-recommends', PACKAGE],
]

const ADVICE = `Install Debian's ${PACKAGE} (apt-get install ${PACKAGE}), have ${NAMES.slice(1).join(' or ')} on the PATH, or set CHROME_PATH to the program of a Chrome.`

export function verdictOn(machine: Machine): Verdict {
  const { CHROME_PATH: chosen } = machine.environment
  if (chosen !== undefined && chosen !== '') {
    // Whoever names one wants that one: another would be a surprise.
    return machine.isProgram(chosen)
      ? { state: 'found', path: chosen }
      : { state: 'absent', advice: `CHROME_PATH names no program: ${chosen}` }
  }
  for (const name of NAMES) {
    const path = onPath(machine, name)
    if (path !== undefined) return { state: 'found', path }
  }
  const canInstall = machine.isRoot && onPath(machine, 'apt-get') !== undefined
  return canInstall ? { state: 'installable', commands: COMMANDS } : { state: 'absent', advice: ADVICE }
}

/** What to say where an installation was tried and brought nothing. */
export function adviceAfter(command: Command): string {
  return `"${command.join(' ')}" brought no browser. ${ADVICE}`
}

function onPath({ environment, isProgram }: Machine, name: string): string | undefined {
  const folders = (environment['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'))
  return folders.map((folder) => `${folder.replace(/\/+$/, '')}/${name}`).find((path) => isProgram(path))
}
