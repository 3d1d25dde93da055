import { styleText } from 'node:util'
import type { Definition, Item } from '../engine/link/index.ts'
import { positionAt, type Place } from '../engine/model/range.ts'
import { widthOf } from '../reporters/cells.ts'
import { counted, type Style } from '../reporters/report.ts'
import { lineAt, sourceOf } from '../reporters/snippet.ts'
import { visible } from '../reporters/visible.ts'
import { wrap } from '../reporters/wrap.ts'
import type { Corpus } from '../workspace/corpus.ts'
import { readDocument } from '../workspace/read.ts'
import { displayPath } from '../workspace/root.ts'
import { decisionRows } from './explain-decision.ts'

/** A person looks at a few, and counts the rest. */
const MOST_REFERENCES = 50

/** Every item of that id or alias, one a scope. */
export function itemsNamed(name: string, { result: { index } }: Corpus): Item[] {
  const found = index.items.filter((item) => item.id === name)
  return found.length > 0
    ? found
    : [...new Set(index.scopes.map((scope) => scope.items.get(name)).filter((item) => item !== undefined))]
}

export function namesOfItems({ result: { index } }: Corpus): Set<string> {
  return new Set(index.scopes.flatMap((scope) => [...scope.items.keys()]))
}

/** An item's definition, fields, and who refers to it. */
export function explainItem(item: Item, corpus: Corpus, { hasColour, width }: Style): string {
  const bold = (text: string) => (hasColour ? styleText('bold', text, { validateStream: false }) : text)
  const { fact } = item.definition
  const references = corpus.result.index.referencesTo(item)
  const lines = linesOf(corpus)
  const [first, ...others] = item.definitions
  const said = decisionRows(item, corpus.result.index, (place) => placeOf(place, corpus))
  const rows: (readonly [string, string])[] = [
    ['kind', item.kind],
    ['scope', item.scope.directory === '' ? 'the whole workspace' : item.scope.directory],
    ['defined', describeDefinition(first ?? item.definition, corpus)],
    ...others.map((definition): [string, string] => ['and again', describeDefinition(definition, corpus)]),
    ...(fact.aliases.length > 0 ? [['also called', fact.aliases.join(', ')] as [string, string]] : []),
    ...(fact.isTombstone ? [['state', 'struck through: reserved, not in use'] as [string, string]] : []),
    ...(fact.isDone === undefined ? [] : [['done', fact.isDone ? 'yes' : 'no'] as [string, string]]),
    ...(said ?? fact.fields.filter(({ value }) => value !== '').map(({ name, value }) => [name, value] as const)),
  ]
  const nameWidth = said ? LONGEST_OF_DECISION : NAME_WIDTH
  const shown = references.slice(0, MOST_REFERENCES).flatMap((reference) => {
    const place = placeOf(reference, corpus)
    const line = visible(lines(reference).trim())
    // Beside the place where there is room to read it, else below.
    const left = width - widthOf(place) - 4
    return left >= width / 2 ? [`  ${place}  ${cut(line, left)}`] : [`  ${place}`, `      ${cut(line, width - 6)}`]
  })
  const more = references.length - MOST_REFERENCES
  return [
    ...wrap(visible(fact.title === '' ? item.id : `${item.id}  ${fact.title}`), width).map(bold),
    ...rows.flatMap(([name, value]) => rowOf(visible(name), visible(value), width, nameWidth)),
    '',
    references.length === 0 ? 'Nothing refers to it.' : `${counted(references.length, 'reference')}:`,
    ...shown,
    ...(more > 0 ? [`  and ${more.toLocaleString('en')} more`] : []),
    '',
  ].join('\n')
}

const NAME_WIDTH = 12
const LONGEST_OF_DECISION = 'superseded by'.length

function rowOf(name: string, value: string, width: number, nameWidth: number): string[] {
  const [first = '', ...rest] = wrap(value, width - nameWidth - 3)
  const lines = [first, ...rest].map((line) => ' '.repeat(nameWidth + 3) + line)
  if (widthOf(name) > nameWidth) return [`  ${name}`, ...lines]
  return [`  ${name.padEnd(nameWidth)} ${first}`.trimEnd(), ...lines.slice(1)]
}

function describeDefinition(definition: Definition, corpus: Corpus): string {
  return `${placeOf(definition, corpus)}, as ${FORMS[definition.fact.form]}`
}

const FORMS: Record<Definition['fact']['form'], string> = {
  'table-row': 'a row of a table',
  yaml: 'an entry of a work breakdown',
  frontmatter: 'the id in the frontmatter',
  'list-item': 'a list item',
  'bold-item': 'a list item with a bold id',
  heading: 'a heading',
  'field-heading': 'a heading with fields',
  'topic-heading': 'a heading about it',
  task: 'a task',
}

function placeOf({ file, span }: Place, { workspace, result: { index } }: Corpus): string {
  const { line, column } = positionAt(index.document(file)?.facts.lineStarts ?? [0], span[0])
  return `${visible(displayPath(workspace, file))}:${line}:${column}`
}

/** The source line of a place; each file is read once for the references that stand together. */
function linesOf({ workspace, sizeLimit, result: { index } }: Corpus): (place: Place) => string {
  let last: { readonly file: string; readonly text: string } | undefined
  return ({ file, span }) => {
    if (last?.file !== file) {
      const reading = readDocument(workspace.root, file, sizeLimit)
      last = { file, text: reading && 'text' in reading ? reading.text : '' }
    }
    const { line } = positionAt(index.document(file)?.facts.lineStarts ?? [0], span[0])
    return lineAt(sourceOf(last.text), line) ?? ''
  }
}

function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  return `${text.slice(0, Math.max(width - 1, 10))}…`
}
