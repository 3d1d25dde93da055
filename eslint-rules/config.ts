/** What a repository has to set to lint its shell: which files, by which processor, and the rules for the blocks. */
import type { ESLint, Linter } from 'eslint'
import { SHELL_HOSTS } from '../src/engine/model/shell.ts'
import type { ShellRule } from './rule.ts'

/** Files that ESLint has no language of its own for, and that hold shell. */
const HOLDERS = [
  '**/*.{md,mdx}',
  '**/.github/workflows/*.{yml,yaml}',
  '**/package.json',
  '**/{GNUmakefile,Makefile,makefile}',
  '**/*.mk',
]

const PROGRAMS = ['**/*.{js,mjs,cjs,ts,mts,cts}']

/** Blocks as the processors of this plugin name them; ESLint counts them in front of the name. */
const blocksOf = (name: string) => `**/+([0-9])_+([0-9]).${name}.sh`

/** Fences as the processor of `@eslint/markdown` names them. */
const FENCES = ['**/*.md/*.{bash,sh,shell,zsh}']

export function recommendedConfig(plugin: ESLint.Plugin, rules: readonly ShellRule[]): Linter.Config[] {
  const plugins = { shell: plugin }
  return [
    {
      name: 'shell/scripts',
      files: ['**/*.{sh,bash}', ...FENCES],
      plugins,
      language: 'shell/bash',
      rules: Object.fromEntries(
        rules.map(({ name, meta }) => [`shell/${name}`, meta.docs.severity === 'error' ? 'error' : 'warn']),
      ),
    },
    { name: 'shell/markdown-fences', files: FENCES, languageOptions: { host: 'fence' } },
    ...SHELL_HOSTS.map((host) => ({
      name: `shell/${host}`,
      files: [blocksOf(host), blocksOf(`next-${host}`), blocksOf(`later-${host}`)],
      languageOptions: { host },
    })),
    { name: 'shell/next', files: [blocksOf('next-*')], languageOptions: { followers: 'next' } },
    { name: 'shell/later', files: [blocksOf('later-*')], languageOptions: { followers: 'later' } },
    { name: 'shell/holders', files: HOLDERS, plugins, processor: 'shell/fragments' },
    { name: 'shell/programs', files: PROGRAMS, plugins, processor: 'shell/fragments-and-host' },
  ]
}
