/**
 * What a runner of GitHub makes of a log, by the grammar of its source: src/Runner.Common/ActionCommand.cs and
 * src/Runner.Worker/ActionCommandManager.cs of the repository actions/runner.
 */
export interface RunnerCommand {
  readonly name: string
  readonly properties: ReadonlyMap<string, string>
  readonly data: string
}

const REGISTERED = new Set(
  'add-mask add-matcher add-path debug echo endgroup error group notice remove-matcher save-state set-env set-output stop-commands warning'.split(
    ' ',
  ),
)

/** .NET reads a process line by line: CR, LF, or both. */
export function commandsIn(log: string): RunnerCommand[] {
  return log.split(/\r\n|\r|\n/).flatMap((line) => newForm(line) ?? oldForm(line) ?? [])
}

/** `::name key=value,key=value::data`, at the start of a line. */
function newForm(line: string): RunnerCommand | undefined {
  const message = line.trimStart()
  if (!message.startsWith('::')) return undefined
  const end = message.indexOf('::', 2)
  if (end === -1) return undefined
  return commandOf(message.slice(2, end), ',', message.slice(end + 2), { '%0D': '\r', '%0A': '\n' }, [
    ['%3A', ':'],
    ['%2C', ','],
  ])
}

/** `##[name key=value;key=value]data`, anywhere in a line. */
function oldForm(line: string): RunnerCommand | undefined {
  const start = line.indexOf('##[')
  const end = line.indexOf(']', start)
  if (start === -1 || end === -1) return undefined
  const escapes = { '%3B': ';', '%0D': '\r', '%0A': '\n', '%5D': ']' }
  return commandOf(line.slice(start + 3, end), ';', line.slice(end + 1), escapes, [])
}

function commandOf(
  head: string,
  separator: string,
  data: string,
  escapes: Readonly<Record<string, string>>,
  inProperties: readonly (readonly [string, string])[],
): RunnerCommand | undefined {
  const space = head.indexOf(' ')
  const name = (space === -1 ? head : head.slice(0, space)).toLowerCase()
  if (!REGISTERED.has(name)) return undefined
  const own = Object.entries(escapes)
  const properties = new Map<string, string>()
  if (space > 0) {
    for (const property of head
      .slice(space + 1)
      .trim()
      .split(separator)) {
      // Split in two at the first sign that has something before it; empty parts are left out.
      const [, key, value] = /^=*([^=]+)=+(.+)$/su.exec(property) ?? []
      if (key !== undefined) properties.set(key, unescaped(value!, [...own, ...inProperties]))
    }
  }
  return { name, properties, data: unescaped(data, own) }
}

/** The percent sign comes last, as in the runner. */
function unescaped(text: string, escapes: readonly (readonly [string, string])[]): string {
  return [...escapes, ['%25', '%'] as const].reduce((sum, [written, meant]) => sum.replaceAll(written, meant), text)
}
