import { SETTINGS_FILES } from '../engine/facts/permissions.ts'
import { allowlistView } from '../engine/views/allowlist.ts'
import { allowlistJson } from '../reporters/allowlist-json.ts'
import { allowlistPretty } from '../reporters/allowlist-pretty.ts'
import type { Corpus } from '../workspace/corpus.ts'
import { displayPath, isShown } from '../workspace/root.ts'
import { UserError } from '../workspace/user-error.ts'
import type { Arguments } from './arguments.ts'
import { checkedCorpus, pathsIn } from './checked.ts'
import { sayNote } from './faults.ts'
import { styleOf } from './style.ts'
import type { Terminal } from './terminal.ts'

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const corpus = await checkedCorpus(pathsIn(args), args, terminal)
  const { commands, patterns } = allowlistView(corpus.result.index)
  refuseUnknown(corpus, patterns.length)
  const shown = commands.filter(({ at }) => isShown(corpus.workspace, at.file))
  const report = {
    commands: shown,
    patterns,
    pathOf: (file: string) => displayPath(corpus.workspace, file),
    style: styleOf(args.value('color'), terminal.output),
  }
  await terminal.write(args.value('format') === 'json' ? allowlistJson(report) : allowlistPretty(report))
  for (const note of corpus.notes) sayNote(note, terminal)
  return shown.some(({ coverage }) => coverage.state === 'uncovered') ? 1 : 0
}

/** Throws a UserError where a settings file cannot be read, or there is no pattern at all: then nothing is known. */
function refuseUnknown({ result: { index }, refused, workspace }: Corpus, patterns: number): void {
  const unread = SETTINGS_FILES.flatMap((file) => {
    const reason =
      refused.find(({ path }) => path === file)?.reason ?? index.document(file)?.facts.unreadable[0]?.detail
    return reason === undefined ? [] : [{ message: `${displayPath(workspace, file)} could not be read: ${reason}` }]
  })
  if (unread.length > 0) throw new UserError(...unread)
  if (patterns > 0) return
  throw new UserError({
    message: `no permission allowlist: ${SETTINGS_FILES.join(' and ')} have no pattern for commands`,
    hint: 'list patterns such as "Bash(git -C * *)" there in permissions.allow, or in the option allow of shell/prefer-allowlisted-command',
  })
}
