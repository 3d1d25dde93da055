/** One literate case as a reader of the site sees it: its files, what is reported, and the files after the fix. */
import { extname } from 'node:path'
import type { Case } from '../../test/rules/literate.ts'

export function caseSection(one: Case): string {
  const body = sectionOf(one)
  return body.includes('\\u{') ? `${body}\n\n${ESCAPES}` : body
}

/** What is not seen is shown, or the reader would wonder what the example is about. */
const ESCAPES = 'A code such as `\\u{200B}` stands for the character of that number.'

function sectionOf({ name, files, fixed, base, deleted, ignored, config, expected }: Case): string {
  const documents = [...files].filter(([, text]) => text !== '')
  const others = [...files].filter(([, text]) => text === '').map(([path]) => path)
  return [
    `### ${heading(name)}`,
    ...documents.map(([path, text]) => fence(languageOf(path), text, path)),
    ...(others.length > 0 ? [`Also there: ${listed(others)}.`] : []),
    ...[...base].map(([path, text]) => fence(languageOf(path), text, `${path}, at the base revision`)),
    ...(deleted.length > 0 ? [`There at the base revision, and gone: ${listed(deleted)}.`] : []),
    ...(ignored && ignored.length > 0 ? [`git ignores ${listed(ignored)}.`] : []),
    ...(config === '' ? [] : [fence('yaml', config, 'throughline.yaml')]),
    ...(expected.length > 0 ? [fence('text', expected.map(withoutExtras).join('\n'), 'throughline check')] : []),
    ...[...fixed].map(([path, text]) => fence(languageOf(path), text, `${path}, fixed`)),
  ].join('\n\n')
}

function listed(paths: readonly string[]): string {
  return paths.map((path) => `\`${path}\``).join(', ')
}

/** Extras such as `(see a.md:1:5)` are for the test. */
function withoutExtras(line: string): string {
  return line.replace(/ \((?:fix|suggests|see) .*\)$/, '')
}

function heading(name: string): string {
  return (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll('<', '\\<')
}

function fence(language: string, text: string, title: string): string {
  const shown = visible(text.replace(/\r\n?/g, '\n').replace(/\n$/, ''))
  const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length))
  const marks = '`'.repeat(longest + 1)
  return `${marks}${language} title=${JSON.stringify(visible(title))}\n${shown}\n${marks}`
}

/** Controls and format characters as `\u{200B}`. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character === '\n' || character === '\t'
      ? character
      : `\\u{${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}}`,
  )
}

function languageOf(path: string): string {
  const ending = extname(path).slice(1)
  return { yml: 'yaml', markdown: 'md', '': 'text' }[ending] ?? ending
}
