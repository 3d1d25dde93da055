/**
 * Mermaid's drawing without anything that runs, loads or leads away. Styles are read by the browser and written anew, so
 * that what is looked at is what holds, however it was spelled.
 */

/** All that a drawing is made of. */
const KEPT = new Set(
  (
    'svg g path rect circle ellipse line polyline polygon text tspan textpath title desc defs marker symbol use switch ' +
    'style lineargradient radialgradient stop clippath mask pattern filter feblend fecolormatrix fecomponenttransfer ' +
    'fecomposite fedropshadow feflood fefunca fefuncb fefuncg fefuncr fegaussianblur femerge femergenode femorphology ' +
    'feoffset feturbulence'
  ).split(' '),
)

/** The drawing of Mermaid's text, parsed where nothing loads. Throws where it is none. */
export function harmless(text: string): SVGSVGElement {
  const parsed = new DOMParser().parseFromString(text, 'text/html').querySelector('svg')
  if (!parsed) throw new Error('Mermaid drew nothing.')
  for (const link of parsed.querySelectorAll('a')) unwrap(link)
  for (const element of [...parsed.querySelectorAll('*'), parsed]) {
    if (!KEPT.has(element.localName.toLowerCase())) {
      element.remove()
      continue
    }
    if (element.localName === 'style') element.textContent = rulesOf(element.textContent)
    for (const { name, value } of [...element.attributes]) {
      if (name === 'style') element.setAttribute(name, declarationsOf(value))
      else if (!isKept(name, value)) element.removeAttribute(name)
    }
  }
  return document.importNode(parsed, true)
}

function isKept(name: string, value: string): boolean {
  if (/^on|^(?:src|srcset|action|formaction|poster|data|background|xml:base)$/i.test(name)) return false
  if (/href$/i.test(name)) return value.startsWith('#')
  // A name of a style is read as one.
  if (!CSS.supports(name, 'inherit')) return true
  return isOwn(value) && isOwn(declarationsOf(`${name}:${value}`))
}

/** Nothing that is written here is shown. */
const inert = document.implementation.createHTMLDocument('').createElement('i')

function declarationsOf(text: string): string {
  const { style } = inert
  style.cssText = text
  for (const name of [...style]) if (!isOwn(style.getPropertyValue(name))) style.removeProperty(name)
  return isOwn(style.cssText) ? style.cssText : ''
}

/** Such a sheet imports nothing. */
function rulesOf(text: string): string {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  return [...sheet.cssRules]
    .map(({ cssText }) => cssText)
    .filter(isOwn)
    .join('\n')
}

/**
 * Markers and gradients are named within the drawing. Where a value depends on another, the browser hands back what was
 * written, escapes and all: then nobody knows, and it goes.
 */
function isOwn(style: string): boolean {
  return !/\\|(?:image-set|src)\s*\(|@import|url\s*\(\s*(?!["']?#)/i.test(style)
}

/** A link of a diagram leads wherever its author wanted, and no checker has seen it. */
function unwrap(link: Element): void {
  const group = document.createElementNS('http://www.w3.org/2000/svg', 'g')
  group.append(...link.childNodes)
  link.replaceWith(group)
}
