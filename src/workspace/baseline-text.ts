/** A baseline → its text. What stays keeps the comments and the quotes that people gave it. */
import type { YAMLMap, YAMLSeq } from 'yaml'
import { Document, isMap, isSeq, Lexer, Scalar, type Node } from 'yaml'
import { keyOf, type AcceptedDiagnostic, type AcceptedGroup, type Baseline } from '../engine/change/baseline.ts'
import { BASELINE_VERSION } from './baseline-schema.ts'

const HEAD = ` Diagnostics that are accepted, with the reason: "throughline check --baseline" does not list them.
 Written by "throughline baseline". Reasons and days are yours to edit; an entry that fits nothing leaves by itself.`

/** As one that nobody has edited; `previous` is what stands in the file, and what its text was. */
export function baselineText(
  next: Baseline,
  previous?: { readonly baseline: Baseline; readonly document: Document; readonly text: string },
): string {
  const document = previous?.document.clone() ?? emptyDocument()
  const nodes = nodesOf(document, previous?.baseline)
  const list = document.get('accepted') as YAMLSeq
  list.items = next.accepted.map((group) => groupNode(group, nodes, document))
  list.flow = list.items.length === 0
  const text = withoutHidden(document.toString({ lineWidth: 0 }))
  return previous && /^[^\n]*\r\n/.test(previous.text) ? text.replaceAll('\n', '\r\n') : text
}

interface Nodes {
  /** First in, first out: what is written twice stays written twice. */
  take(key: string): Node | undefined
}

/** In double quotes, where an escape means the character. A reason or a comment that people wrote stays as they wrote it. */
function withoutHidden(text: string): string {
  return [...new Lexer().lex(text)]
    .filter((token) => !LEXER_MARKS.has(token))
    .map((token) => (token.startsWith('"') ? token.replace(HIDDEN, escaped) : token))
    .join('')
}

/** What the lexer says between the pieces of the text: a document begins, a flow ends, a scalar follows. */
const LEXER_MARKS: ReadonlySet<string> = new Set(['\u0002', '\u0018', '\u001f'])

/** What a reader of a change would not see. */
const HIDDEN = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

function emptyDocument(): Document {
  const document = new Document({ version: BASELINE_VERSION, accepted: [] })
  document.commentBefore = HEAD
  return document
}

/** The nodes of the file by what they say. */
function nodesOf(document: Document, baseline: Baseline | undefined): Nodes {
  const waiting = new Map<string, Node[]>()
  const add = (key: string, node: unknown) => {
    const same = waiting.get(key)
    if (same) same.push(node as Node)
    else waiting.set(key, [node as Node])
  }
  baseline?.accepted.forEach((group, at) => {
    add(groupKey(group), document.getIn(['accepted', at], true))
    group.diagnostics.forEach((entry, index) =>
      add(entryKey(group, entry), document.getIn(['accepted', at, 'diagnostics', index], true)),
    )
  })
  return { take: (key) => waiting.get(key)?.shift() }
}

function groupNode(group: AcceptedGroup, nodes: Nodes, document: Document): Node {
  const { reason, expires, diagnostics } = group
  const known = nodes.take(groupKey(group))
  const node = isMap(known)
    ? known
    : (document.createNode({ reason, ...(expires !== undefined && { expires }), diagnostics: [] }) as YAMLMap)
  const list = node.get('diagnostics')
  if (!isSeq(list)) throw new Error('a group without a list of diagnostics')
  list.flow = false
  list.items = diagnostics.map((entry) => entryNode(group, entry, nodes, document))
  return node
}

function entryNode(group: AcceptedGroup, entry: AcceptedDiagnostic, nodes: Nodes, document: Document): Node {
  const known = nodes.take(entryKey(group, entry))
  if (!isMap(known)) return newEntry(entry, document)
  if (entry.count === 1) known.delete('count')
  else if (known.get('count') !== entry.count) known.set('count', entry.count)
  return known
}

/** On one line, texts in double quotes: a merge sees one line, and no text is taken for something else. */
function newEntry(entry: AcceptedDiagnostic, document: Document): Node {
  const { ruleId, messageId, file, section, text, line, message, count } = entry
  const quoted = (value: string) => {
    const scalar = new Scalar(value)
    scalar.type = Scalar.QUOTE_DOUBLE
    return scalar
  }
  const node = document.createNode(
    {
      ruleId,
      messageId,
      file: /^[A-Za-z][\w./-]*$/.test(file) ? file : quoted(file),
      ...(section !== '' && { section: quoted(section) }),
      ...(text !== '' && { text: quoted(text) }),
      ...(line !== '' && { line: quoted(line) }),
      message: quoted(message),
      ...(count > 1 && { count }),
    },
    { flow: true },
  )
  return node
}

function groupKey({ reason, expires = '' }: AcceptedGroup): string {
  return `${expires}\0${reason}`
}

function entryKey(group: AcceptedGroup, entry: AcceptedDiagnostic): string {
  return `${groupKey(group)}\0${keyOf(entry)}`
}
