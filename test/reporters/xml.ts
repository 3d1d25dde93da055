/** A strict reader of XML 1.0 as reports have it: elements, attributes, text. No document type, no CDATA, no comments. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** Of itself, without that of its elements. */
  readonly text: string
}

const NAME = String.raw`[A-Za-z_][\w.-]*`
const TAG = new RegExp(String.raw`<(/?)(${NAME})((?:\s+${NAME}="[^"<]*")*)\s*(/?)>|([^<]+)`, 'uy')
const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'

/** Throws where the text is not well-formed. */
export function readXml(xml: string): XmlElement {
  if (ILLEGAL.test(xml)) throw new Error('a character that XML cannot hold')
  if (!xml.startsWith(DECLARATION)) throw new Error('no declaration')
  const root = { name: '', attributes: new Map<string, string>(), children: [] as XmlElement[], text: '' }
  const open = [root]
  TAG.lastIndex = DECLARATION.length
  while (TAG.lastIndex < xml.length) {
    const at = TAG.lastIndex
    const [whole, slash, name, attributes = '', isEmpty, text] = TAG.exec(xml) ?? []
    if (whole === undefined) throw new Error(`no markup at ${at}: ${xml.slice(at, at + 40)}`)
    const inner = open.at(-1)!
    if (text !== undefined) {
      if (text.includes(']]>')) throw new Error('an end of CDATA in a text')
      inner.text += unescaped(text)
    } else if (slash) {
      if (inner.name !== name) throw new Error(`${inner.name} ends as ${name}`)
      open.pop()
    } else {
      const element = { name: name!, attributes: attributesOf(attributes), children: [], text: '' }
      inner.children.push(element)
      if (!isEmpty) open.push(element)
    }
  }
  if (open.length !== 1 || root.children.length !== 1 || root.text.trim() !== '') throw new Error('not one element')
  return root.children[0]!
}

function attributesOf(written: string): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name, value] of written.matchAll(/([^\s=]+)="([^"]*)"/gu)) {
    if (attributes.has(name!)) throw new Error(`${name} twice`)
    // A reader makes spaces of line breaks and tabs that are not written as references.
    attributes.set(name!, unescaped(value!.replace(/\s/g, ' ')))
  }
  return attributes
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d+);|(\w+);)?/g, (whole, code?: string, name?: string) => {
    const character = code === undefined ? NAMED[name ?? ''] : String.fromCodePoint(Number(code))
    if (character === undefined || ILLEGAL.test(character)) throw new Error(`no reference: ${whole}`)
    return character
  })
}
