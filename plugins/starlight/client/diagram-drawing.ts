/** A diagram's text as a picture. Loaded with Mermaid, by pages that have something to draw. */
import type { MermaidConfig } from 'mermaid'
import { benchWith } from './diagram-bench.ts'
import { harmless } from './diagram-combing.ts'
import { namesFile } from './diagram-safety.ts'
import type { DiagramTheme } from './diagram-theme.ts'

export interface DrawingRequest {
  readonly text: string
  /** Of the picture; no other element on the page may have it. */
  readonly id: string
  readonly theme: DiagramTheme
}

/** Rejects where Mermaid cannot read the text, or the text asks for a file. */
export async function drawingOf({ text, id, theme }: DrawingRequest): Promise<SVGSVGElement> {
  if (namesFile(text)) throw new Error('The diagram asks for a file.')
  const bench = await benchWith(theme.fontFamily)
  return harmless(await bench.draw(configOf(id, theme), id, text))
}

function configOf(id: string, { isDark, fontFamily, variables }: DiagramTheme): MermaidConfig {
  return {
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
    darkMode: isDark,
    fontFamily,
    themeVariables: { ...variables, fontFamily },
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
