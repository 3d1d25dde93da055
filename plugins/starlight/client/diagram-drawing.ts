/** A diagram's text as a picture. Loaded with Mermaid, by pages that have something to draw. */
import { loadMermaid } from 'virtual:throughline/mermaid'
import { harmless, isDrawable } from './diagram-safety.ts'
import type { DiagramTheme } from './diagram-theme.ts'

export interface DrawingRequest {
  readonly text: string
  /** Of the picture; no other element on the page may have it. */
  readonly id: string
  readonly theme: DiagramTheme
}

/** Rejects where Mermaid cannot read the text, or the text asks for a file or for too much. */
export async function drawingOf({ text, id, theme }: DrawingRequest): Promise<SVGSVGElement> {
  if (!isDrawable(text)) throw new Error('The diagram asks for a file, or for too much.')
  const mermaid = await loadMermaid()
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    // What a diagram says of itself may change its layout, and nothing that text, styles or files depend on.
    secure: SECURE,
    suppressErrorRendering: true,
    htmlLabels: false,
    deterministicIds: true,
    deterministicIDSeed: id,
    look: 'classic',
    // The other one weighs a megabyte and a half.
    layout: 'dagre',
    theme: 'base',
    darkMode: theme.isDark,
    fontFamily: theme.fontFamily,
    themeVariables: { ...theme.variables, fontFamily: theme.fontFamily },
  })
  const bench = document.createElement('div')
  bench.className = 'tl-diagram-bench'
  bench.ariaHidden = 'true'
  document.body.append(bench)
  try {
    const { svg } = await mermaid.render(id, text, bench)
    return harmless(svg)
  } finally {
    bench.remove()
  }
}

const SECURE = [
  'secure',
  'securityLevel',
  'startOnLoad',
  'maxTextSize',
  'maxEdges',
  'suppressErrorRendering',
  'htmlLabels',
  'dompurifyConfig',
  'theme',
  'themeCSS',
  'themeVariables',
  'darkMode',
  'fontFamily',
  'altFontFamily',
  'arrowMarkerAbsolute',
  'deterministicIds',
  'deterministicIDSeed',
]
