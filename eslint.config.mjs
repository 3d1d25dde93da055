import js from '@eslint/js'
import astro from 'eslint-plugin-astro'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'
import shell from './eslint-rules/index.ts'

export default defineConfig(
  // Cases of rules are there to be reported.
  globalIgnores(['dist/', '.astro/', '.cache/', 'coverage/', 'test/**/fixtures/', 'test/rules/**/*.md']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // The compiler knows every name.
      'no-undef': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // `!` after an index that a loop has bounded says less than a branch that cannot be reached.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/require-await': 'off',
      // There are no classes here: a method of an interface is a function that reads no `this`.
      '@typescript-eslint/unbound-method': 'off',
      'no-control-regex': 'off',
      eqeqeq: ['error', 'always'],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Node strips types and cannot strip an enum: use a union.' },
      ],
    },
  },
  {
    // Nothing that reads content may evaluate it.
    files: ['src/**/*.ts', 'plugins/**/*.ts', 'eslint-rules/**/*.ts'],
    rules: { 'no-eval': 'error', 'no-new-func': 'error', '@typescript-eslint/no-implied-eval': 'error' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'vitest', name: ['test', 'it', 'describe'] }] },
      ],
    },
  },
  astro.configs['flat/recommended'],
  // The fences of our pages, our scripts, recipes, steps, and the commands that our programs run.
  shell.configs.recommended,
  {
    // A page shows directives to its readers.
    files: ['src/content/**/*.sh'],
    linterOptions: { reportUnusedDisableDirectives: 'off' },
  },
  {
    files: ['**/*.{mjs,cjs,js}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        performance: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
)
