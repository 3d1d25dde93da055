/** In development, a page begins with what the checker says of it, so that an author sees it without the terminal. */
import type { List, ListItem, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import type { VFile } from 'vfile'
import type { Corpus } from './corpus.ts'
import type { Diagnostic } from '../src/engine/model/diagnostic.ts'

export interface RemarkDiagnosticsPanelOptions {
  readonly corpus: Corpus
}

export default function remarkDiagnosticsPanel({ corpus }: RemarkDiagnosticsPanelOptions) {
  return async (tree: Root, file: VFile): Promise<void> => {
    if (!corpus.isDevelopment) return
    const page = await corpus.page(file.path)
    if (page && page.diagnostics.length > 0) tree.children.unshift(panel(page.diagnostics))
  }
}

function panel(diagnostics: readonly Diagnostic[]): RootContent {
  const title = `Throughline reports ${diagnostics.length} ${diagnostics.length === 1 ? 'diagnostic' : 'diagnostics'} on this page`
  const data: object = { hName: 'aside', hProperties: { className: ['tl-panel'], ariaLabel: title } }
  const heading: Paragraph = paragraph([text(title)])
  heading.data = { hProperties: { className: ['tl-panel-title'] } } as object
  const lines: List = { type: 'list', ordered: false, spread: false, children: diagnostics.map(line) }
  return { type: 'blockquote', data, children: [heading, lines] }
}

function line({ severity, message, ruleId, range: { start } }: Diagnostic): ListItem {
  const place = `${start.line}:${start.column}`
  return {
    type: 'listItem',
    spread: false,
    children: [paragraph([text(`Line ${place}, ${severity}: ${message} `), { type: 'inlineCode', value: ruleId }])],
  }
}

function paragraph(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children }
}

function text(value: string): PhrasingContent {
  return { type: 'text', value }
}
