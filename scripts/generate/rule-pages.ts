/** The rules' pages of the site, one a rule and an index, made of `meta` and the literate cases. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCases } from '../../test/rules/literate.ts'
import { caseSection } from './case-section.ts'
import type { Case } from '../../test/rules/literate.ts'
import type { OptionSchema, Rule } from '../../src/engine/rules/rule.ts'
import { rulePathOf } from './registries.ts'
import type { Output } from './output.ts'

export const RULE_PAGES_FOLDER = 'src/content/docs/rules'

/** More examples than these teach nothing new; all of them are in the rule's cases. */
const MOST_REPORTED = 4
const MOST_SILENT = 6

/** Loads the engine, and with it the registries: they must be up to date by then. */
export async function rulePages(root: string, rules: readonly Rule[]): Promise<Output[]> {
  const { ownDiagnostics } = await import('./own-diagnostics.ts')
  return [indexPage(rules), ...rules.map((rule) => rulePage(rule, casesOf(root, rule.id), ownDiagnostics))]
}

type OwnDiagnostics = (path: string, text: string) => ReadonlySet<string>

/** None where the file is missing: that is the registry test's to say. */
function casesOf(root: string, id: string): Case[] {
  const path = `test/rules/${id}.md`
  if (!existsSync(join(root, path))) return []
  try {
    return parseCases(readFileSync(join(root, path), 'utf8'))
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error })
  }
}

function rulePage(rule: Rule, cases: readonly Case[], ownDiagnostics: OwnDiagnostics): Output {
  const path = `${RULE_PAGES_FOLDER}/${rule.id}.md`
  const body = [
    `**${standing(rule)}.**`,
    ...conditions(rule),
    '## Why it matters',
    rule.rationale.trim(),
    ...section(
      'What it says',
      Object.values<string>(rule.messages)
        .map((text) => `- ${code(text)}`)
        .join('\n'),
    ),
    ...section('Options', optionsTable(rule.options ?? {})),
    ...section(
      'Reported',
      examples(
        cases.filter((item) => reports(item, rule.id)),
        MOST_REPORTED,
      ),
    ),
    ...section(
      'Accepted',
      examples(
        cases.filter((item) => item.expected.length === 0 && item.fixed.size === 0),
        MOST_SILENT,
      ),
    ),
    '## Set or suppress it',
    'In `throughline.yaml`, for the whole corpus:',
    fence(
      'yaml',
      `rules:\n  ${rule.id}: ${rule.severity === 'warning' ? 'error' : 'warning'} # error, warning, info or off`,
    ),
    'In a document, for the next line or the whole file, with the reason:',
    fence(
      'md',
      [
        `<!-- throughline-disable-next-line ${rule.id} -- why it is right here -->`,
        `<!-- throughline-disable-file ${rule.id} -- why it is right in this file -->`,
      ].join('\n'),
    ),
    ...(isShell(rule) ? shellSection(rule.id) : []),
  ].join('\n\n')
  const head = frontmatter(rule.id, rule.summary, rule.id.split('/')[1]!)
  const text = `${head}
${note(`${rulePathOf(rule.id)} and test/rules/${rule.id}.md`)}

${body}
`
  // Fences hide ids and links from the checker, but a rule of plain text (mojibake) sees its own examples.
  if (!ownDiagnostics(path, text).has(rule.id)) return { path, text }
  const allowed = `<!-- throughline-disable-file ${rule.id} -- the examples show the pattern -->`
  return {
    path,
    text: `${head}
${allowed}
${text.slice(head.length)}`,
  }
}

const NEEDS: Readonly<Record<NonNullable<Rule['needs']>, string>> = {
  base: 'It judges a change, and runs only with [`--base`](../../start/changes.md).',
  git: 'It runs only where git can say what it ignores.',
  history: 'It runs only where git has the whole history.',
  day: 'What it says depends on the day of the run.',
}

/** A reader whose run is silent has to learn why. */
function conditions({ id, needs }: Rule): string[] {
  if (id.startsWith('prose/'))
    return ['It runs only where `throughline.yaml` has the key `prose`: see [house style](../../authoring/prose.md).']
  return needs === undefined ? [] : [NEEDS[needs]]
}

function isShell({ id }: Rule): boolean {
  return id.startsWith('shell/')
}

/** Where else the rule is at home. */
function shellSection(id: string): string[] {
  return [
    'Before a block of code, the comment silences the block. In shell itself:',
    // No shell, or the checker would take it for one that silences nothing.
    fence('text', `# throughline-disable-next-line ${id} -- why it is right here`),
    '## In ESLint',
    'The same rule, over the same places, as a part of `throughline/eslint`:',
    fence(
      'js',
      `import shell from 'throughline/eslint'\n\nexport default [...shell.configs.recommended, { rules: { '${id}': 'error' } }]`,
    ),
  ]
}

function indexPage(rules: readonly Rule[]): Output {
  const groups = [...new Set(rules.map((rule) => rule.id.split('/')[0]!))].sort()
  const body = groups.map((group) => {
    const rows = rules
      .filter((rule) => rule.id.startsWith(`${group}/`))
      .map(
        (rule) =>
          `| [${rule.id.slice(group.length + 1)}](/rules/${rule.id}/) | ${capital(rule.severity)} | ${rule.fixable ? 'yes' : ''} | ${cell(rule.summary)} |`,
      )
    return [
      `## ${group}`,
      ['| Rule | Severity | Fix | Reports |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    ].join('\n\n')
  })
  const intro = `Throughline has ${rules.length} rules. A rule is named by the pattern that it reports: “allow ${rules[0]?.id ?? 'nothing'}” reads as what turning it off would do. \`throughline explain <rule>\` prints the same pages on a terminal.`
  const head = frontmatter(
    'All rules',
    'Every rule of Throughline by group, with its severity and whether it has a safe fix.',
    'All rules',
    0,
  )
  return {
    path: `${RULE_PAGES_FOLDER}/index.md`,
    text: [head.trimEnd(), note('src/engine/rules'), intro, ...body, ''].join('\n\n'),
  }
}

function frontmatter(title: string, description: string, label: string, order?: number): string {
  const sidebar = [
    `sidebar:`,
    `  label: ${JSON.stringify(label)}`,
    ...(order === undefined ? [] : [`  order: ${order}`]),
  ]
  return [
    '---',
    `title: ${JSON.stringify(title)}`,
    `description: ${JSON.stringify(description)}`,
    'editUrl: false',
    ...sidebar,
    '---',
    '',
  ].join('\n')
}

function note(sources: string): string {
  return `<!-- Generated by scripts/generate.ts from ${sources}. Do not edit. -->`
}

function standing(rule: Rule): string {
  return `${capital(rule.severity)} by default, ${rule.fixable ? 'with a fix that is safe to apply unseen' : 'without an automatic fix'}`
}

function optionsTable(options: Readonly<Record<string, OptionSchema>>): string {
  const rows = Object.entries(options).map(
    ([name, option]) =>
      `| ${code(name)} | ${option.type} | ${code(JSON.stringify(option.default))} | ${cell(option.description)} |`,
  )
  return rows.length === 0
    ? ''
    : ['| Option | Type | Default | Meaning |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

function reports(item: Case, id: string): boolean {
  return item.expected.some((line) => line.includes(` ${id}: `))
}

function examples(cases: readonly Case[], most: number): string {
  return cases.slice(0, most).map(caseSection).join('\n\n')
}

function section(title: string, body: string): string[] {
  return body === '' ? [] : [`## ${title}`, body]
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``
}

function code(text: string): string {
  return text.includes('`') ? `\`\` ${cell(text)} \`\`` : `\`${cell(text)}\``
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
