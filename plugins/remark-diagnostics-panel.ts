/** In development, a page begins with what the checker says of it, so that an author sees it without the terminal. */
import type { List, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast'
import type { PagePlugin, PluginOptions } from './page-plugin.ts'
import { remarkPlugin, type RemarkTransformer } from './remark-plugin.ts'
import type { Diagnostic } from '../src/engine/model/diagnostic.ts'

export type RemarkDiagnosticsPanelOptions = PluginOptions

export default function remarkDiagnosticsPanel(options?: RemarkDiagnosticsPanelOptions): RemarkTransformer {
  return remarkPlugin(diagnosticsPanel, options)
}

/** It shows every diagnostic, and tells the host of none: the other plugins do. */
export const diagnosticsPanel: PagePlugin = {
  name: 'diagnostics-panel',
  groups: [],
  edits: ({ corpus, page }) =>
    corpus.isDevelopment && page.diagnostics.length > 0 ? [{ first: panel(page.diagnostics) }] : [],
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
