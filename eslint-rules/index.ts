/**
 * The ESLint plugin: the language `shell/bash`, its rules, and processors for the files that hold shell.
 *
 *     import shell from 'throughline/eslint'
 *     export default [...shell.configs.recommended]
 *
 * The recommended configuration covers scripts, the fences of Markdown, workflows, package scripts, makefiles, and the
 * commands in JavaScript and TypeScript. It takes the namespace `shell`, which the suppression comments name too.
 *
 * ESLint has one processor for a file and one language for its text. So Markdown, YAML and JSON are not linted themselves;
 * where another plugin does that, give it its files back, behind the recommended configuration:
 *
 *     { files: ['**\/*.md'], language: 'markdown/gfm', processor: 'shell/fragments-and-host' }
 *
 * Rules for JavaScript that are set for all files, without `files`, run over shell as well. Those that ESLint recommends find
 * nothing there; of the others `strict` and `logical-assignment-operators` throw.
 * Scripts without an ending need an entry of their own: `{ files: ['bin/start'], language: 'shell/bash' }` and the rules.
 */
import type { ESLint, Linter } from 'eslint'
import packageJson from '../package.json' with { type: 'json' }
import { recommendedConfig } from './config.ts'
import { bash } from './language.ts'
import { fragments, fragmentsAndHost } from './processor.ts'
import { shellRules } from './rules/registry.ts'

export { allowlistIn } from './allowlist-in.ts'

export interface ShellPlugin extends ESLint.Plugin {
  readonly configs: { readonly recommended: Linter.Config[] }
}

const plugin: ESLint.Plugin = {
  meta: { name: packageJson.name, version: packageJson.version, namespace: 'shell' },
  languages: { bash },
  processors: { fragments, 'fragments-and-host': fragmentsAndHost },
  rules: Object.fromEntries(shellRules.map((rule) => [rule.name, rule])) as unknown as ESLint.Plugin['rules'] & object,
}

const shell: ShellPlugin = { ...plugin, configs: { recommended: recommendedConfig(plugin, shellRules) } }
export default shell
