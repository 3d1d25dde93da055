/**
 * The language `shell/bash` for ESLint. Every text has a tree: of what cannot be read, the rest is linted, and a rule
 * reports it. `languageOptions` tell what the text is a part of, see `ShellLanguageOptions`.
 */
import type { ESLint } from 'eslint'
import { SHELL_HOSTS, type ShellHost } from '../src/engine/model/shell.ts'
import { blankInjected, readInjected } from './language-comments.ts'
import { VISITOR_KEYS } from './language-keys.ts'
import { shellSourceCode, type ShellParseResult } from './language-source.ts'
import { FOLLOWERS, type Followers } from './rule.ts'
import { readShell } from './shell/text.ts'

type Language = NonNullable<ESLint.Plugin['languages']>[string]

export const bash = {
  fileType: 'text',
  lineStart: 1,
  columnStart: 1,
  nodeTypeKey: 'type',
  visitorKeys: VISITOR_KEYS as unknown as Record<string, string[]>,
  defaultLanguageOptions: { host: 'script', followers: 'none' },
  validateLanguageOptions,
  parse({ body }): ShellParseResult {
    const text = body as string
    const injected = readInjected(text)
    const shell = readShell(blankInjected(text, injected))
    return { ok: true, ast: shell.script, shell, injected }
  },
  createSourceCode: ({ body }, parsed) => shellSourceCode(body as string, parsed as unknown as ShellParseResult),
} satisfies Language

/** Other keys are for other languages: a configuration may set `globals` for every file it has. */
function validateLanguageOptions({ host, followers }: Readonly<Record<string, unknown>>): void {
  if (!SHELL_HOSTS.includes(host as ShellHost))
    throw new TypeError(`languageOptions.host is ${JSON.stringify(host)}: expected one of ${SHELL_HOSTS.join(', ')}.`)
  if (!FOLLOWERS.includes(followers as Followers))
    throw new TypeError(
      `languageOptions.followers is ${JSON.stringify(followers)}: expected one of ${FOLLOWERS.join(', ')}.`,
    )
}
