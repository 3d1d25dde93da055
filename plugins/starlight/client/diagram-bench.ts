/**
 * Where Mermaid draws: a hidden document of its own that may load nothing but its scripts and our own fonts. What a diagram
 * names is not asked for there, however it was written; what Mermaid hands back is a text.
 */
import { mermaidAddress } from 'virtual:throughline/mermaid'
import type { MermaidConfig } from 'mermaid'

export interface Bench {
  /** Text of an SVG element. Rejects where Mermaid cannot read the text. */
  draw(config: MermaidConfig, id: string, text: string): Promise<string>
}

let bench: Promise<Bench> | undefined

export function benchWith(fontFamily: string): Promise<Bench> {
  bench ??= prepared(fontFamily)
  return bench
}

/** What the bench's own script leaves on its window. Only texts go in and out. */
interface BenchWindow extends Window {
  readonly draw?: (config: string, id: string, text: string) => Promise<string>
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  "font-src 'self' data:",
  // Of Vite, in development.
  "connect-src 'self'",
].join('; ')

const DOCUMENT = `<!doctype html>
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<style>body { margin: 0 }</style>
<script type="module">
import mermaid from ${JSON.stringify(mermaidAddress).replaceAll('<', String.raw`\u003c`)}
window.draw = async (config, id, text) => {
  mermaid.initialize(JSON.parse(config))
  try {
    return (await mermaid.render(id, text)).svg
  } finally {
    document.body.replaceChildren()
  }
}
</script>
<body>`

async function prepared(fontFamily: string): Promise<Bench> {
  const frame = document.createElement('iframe')
  frame.className = 'tl-diagram-bench'
  frame.ariaHidden = 'true'
  frame.tabIndex = -1
  frame.srcdoc = DOCUMENT
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  document.body.append(frame)
  await loaded
  const inner = frame.contentWindow as BenchWindow
  const { draw } = inner
  if (!draw) throw new Error('Mermaid does not load.')
  const faces = inner.document.createElement('style')
  faces.textContent = fontFaces()
  inner.document.head.append(faces)
  // Mermaid measures at once; a font that is missing is no reason not to draw.
  await inner.document.fonts.load(`14px ${fontFamily}`).catch(() => undefined)
  return { draw: (config, id, text) => draw(JSON.stringify(config), id, text) }
}

/** Text is measured in the fonts of the page. */
function fontFaces(): string {
  return [...document.styleSheets].flatMap(facesIn).join('\n')
}

function facesIn(sheet: CSSStyleSheet): string[] {
  const base = sheet.href ?? document.baseURI
  return rulesIn(sheet)
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .map(({ cssText }) =>
      cssText.replace(/url\("([^"\\]*)"\)/g, (_, address: string) => `url("${new URL(address, base).href}")`),
    )
}

/** A sheet of another host does not show them. */
function rulesIn(sheet: CSSStyleSheet): CSSRule[] {
  try {
    return [...sheet.cssRules]
  } catch {
    return []
  }
}
