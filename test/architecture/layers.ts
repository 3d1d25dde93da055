/** What each part of the source may import. ARCHITECTURE.md says it in words; this holds the code to it. */

export interface Layer {
  /** Relative to the repository; the deepest layer that holds a file is the file's. */
  readonly folder: string
  /** Folders, or single files, of the repository. A layer may always import itself. */
  readonly may: readonly string[]
  readonly packages: readonly string[]
  /** Modules of Node; `any` for the layers that do input and output. */
  readonly node: readonly string[] | 'any'
}

const model = 'src/engine/model'
const kinds = 'src/engine/kinds'
const link = 'src/engine/link'
const shell = 'eslint-rules'
const shellRules = `${shell}/rules`

export const LAYERS: readonly Layer[] = [
  // The engine reads no file, no clock, no environment: no module of Node, anywhere in it.
  { folder: 'src/engine', may: [], packages: [], node: [] },
  { folder: model, may: [], packages: [], node: [] },
  {
    folder: 'src/engine/parse',
    may: [model],
    packages: ['satteri', 'yaml', 'jsonc-parser', 'unbash', '@babel/parser', '@babel/types'],
    node: [],
  },
  { folder: kinds, may: [model], packages: [], node: [] },
  { folder: 'src/engine/pages', may: [model, kinds], packages: ['ajv'], node: [] },
  {
    folder: 'src/engine/facts',
    may: [model, kinds, 'src/engine/parse'],
    packages: ['decode-named-character-reference', 'github-slugger', 'satteri', 'yaml'],
    node: [],
  },
  // Loaded only where a configuration asks for house style.
  {
    folder: 'src/engine/facts/prose',
    may: [model, 'src/engine/facts', 'src/engine/parse'],
    packages: ['retext-english', 'retext-indefinite-article', 'retext-repeated-words', 'unified', 'vfile'],
    node: [],
  },
  {
    folder: link,
    may: [model, kinds, 'src/engine/facts/programs/languages.ts'],
    packages: ['@noble/hashes'],
    node: [],
  },
  {
    folder: 'src/engine/rules',
    may: [
      model,
      kinds,
      link,
      'src/engine/pages',
      'src/engine/views/readiness.ts',
      shellRules,
      `${shell}/rule.ts`,
      `${shell}/shell`,
    ],
    packages: ['fastest-levenshtein'],
    node: [],
  },
  {
    folder: 'src/engine/views',
    may: [
      model,
      kinds,
      link,
      'src/engine/facts/sentences.ts',
      'src/engine/pages',
      'src/engine/parse/shell-comments.ts',
      `${shell}/shell`,
    ],
    packages: [],
    node: [],
  },
  // What differs between two revisions, and what that means: plain data for reporters.
  {
    folder: 'src/engine/change',
    may: [model, kinds, link, 'src/engine/views', 'src/engine/facts/prose-blocks.ts', 'src/engine/facts/sentences.ts'],
    packages: ['diff'],
    node: [],
  },
  {
    folder: 'src/engine/refactor',
    may: [model, kinds, link, 'src/engine/change/fingerprint.ts', 'src/engine/change/match.ts'],
    packages: [],
    node: [],
  },

  // One rule, two hosts: what the engine runs of them knows nothing of ESLint, and nothing of either host.
  {
    folder: `${shell}/shell`,
    may: [
      `${shell}/rule.ts`,
      model,
      'src/engine/parse/placeholders.ts',
      'src/engine/parse/shell.ts',
      'src/engine/parse/shell-around.ts',
      'src/engine/parse/shell-names.ts',
      'src/engine/facts/programs/shell',
    ],
    packages: [],
    node: [],
  },
  {
    folder: shellRules,
    may: [
      `${shell}/rule.ts`,
      `${shell}/shell`,
      model,
      'src/engine/parse/placeholders.ts',
      'src/engine/parse/shell.ts',
      'src/engine/facts/programs/shell',
    ],
    packages: [],
    node: [],
  },
  { folder: `${shell}/rule.ts`, may: [model, `${shell}/shell/text.ts`], packages: [], node: [] },
  {
    folder: `${shell}/allowlist-in.ts`,
    may: ['src/engine/facts/permissions.ts'],
    packages: [],
    node: ['node:fs', 'node:path'],
  },
  {
    folder: shell,
    may: [shell, model, 'src/engine/parse', 'src/engine/facts', 'package.json'],
    packages: ['eslint', '@eslint/plugin-kit'],
    node: [],
  },

  // Reporters turn diagnostics into text; where it goes is the command's affair.
  {
    folder: 'src/reporters',
    may: ['src/engine', 'package.json'],
    packages: ['diff'],
    node: ['node:crypto', 'node:util'],
  },
  {
    folder: 'src/workspace',
    may: ['src/engine'],
    packages: ['ajv', 'dompurify', 'fastest-levenshtein', 'jsonc-parser', 'mermaid', 'yaml'],
    node: 'any',
  },
  {
    folder: 'src/cli',
    may: ['src/engine', 'src/workspace', 'src/reporters', 'package.json'],
    packages: [],
    node: 'any',
  },
  { folder: 'src/lsp', may: ['src/engine', 'src/workspace'], packages: ['vscode-languageserver'], node: 'any' },
  { folder: 'src/index.ts', may: ['src/engine', 'src/workspace', 'src/reporters'], packages: [], node: [] },
]
