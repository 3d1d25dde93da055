/**
 * Mermaid's strict mode runs no script, but it loads what a diagram names: the picture of a node, an address in a style. A
 * page of a plan asks nobody for anything, so such a diagram stays text; and what Mermaid hands back is combed once more.
 */

/**
 * Ways to name a file, whatever its address: a function in a style, and the picture of a node, whose key YAML can spell in
 * escapes. Labels are text alone and may say what they like.
 */
const CARRIERS = /url\s*\(|@import|image-set|\$sprite|@\s*\{[^]*(?:img|\\)|(?:style|classDef)\b[^\n]*\\/i

/** Mermaid breaks a long word letter by letter and measures each time: a page would stand still for minutes. */
const SLOW = /\S{400}|[^\n]{4000}/

export function isDrawable(text: string): boolean {
  return text.length <= LONGEST_TEXT && !CARRIERS.test(text) && !SLOW.test(text)
}

/** Mermaid's own limit, beyond which it draws a message. */
const LONGEST_TEXT = 50_000

const NEVER = new Set(['script', 'image', 'img', 'iframe', 'object', 'embed', 'link', 'meta', 'base', 'form', 'input'])

/** The drawing of Mermaid's text, parsed where nothing loads. Throws where it is none. */
export function harmless(text: string): SVGSVGElement {
  const parsed = new DOMParser().parseFromString(text, 'text/html').querySelector('svg')
  if (!parsed) throw new Error('Mermaid drew nothing.')
  for (const element of [...parsed.querySelectorAll('*'), parsed]) {
    if (NEVER.has(element.localName)) element.remove()
    else if (element.localName === 'style') keepOwn(element)
    else if (element.localName === 'a') unwrap(element)
    for (const { name, value } of [...element.attributes]) if (!isKept(name, value)) element.removeAttribute(name)
  }
  return document.importNode(parsed, true)
}

function isKept(name: string, value: string): boolean {
  if (/^on|^(?:src|srcset|action|formaction|poster|data)$/i.test(name)) return false
  if (/href$/i.test(name)) return value.startsWith('#')
  return !FOREIGN_URL.test(value)
}

/** Markers and gradients are named within the drawing. */
const FOREIGN_URL = /url\s*\(\s*["']?(?!["']?#)|@import/i

function keepOwn(style: Element): void {
  if (FOREIGN_URL.test(style.textContent)) style.textContent = ''
}

/** A link of a diagram leads wherever its author wanted, and no checker has seen it. */
function unwrap(link: Element): void {
  const group = document.createElementNS('http://www.w3.org/2000/svg', 'g')
  group.append(...link.childNodes)
  link.replaceWith(group)
}
