import { visit } from 'unist-util-visit'
import type { Nodes, Root } from 'mdast'
import type { VFile } from 'vfile'

const EMPTY_WORDS = new Set(['here', 'click here', 'this', 'link', 'this link', 'this page', 'more', 'read more'])

/** A link is often read without its sentence, and a picture is often not seen. */
export function linkText(tree: Root, file: VFile): void {
  visit(tree, (node) => {
    const origin = { place: node.position, source: 'house', ruleId: 'link-text' }
    if (node.type === 'image' && !node.alt) file.message('Unexpected image without a text in its place', origin)
    if (node.type !== 'link' && node.type !== 'linkReference') return
    const text = textOf(node).trim()
    if (text === '') file.message('Unexpected link without a text', origin)
    else if (EMPTY_WORDS.has(text.toLowerCase()))
      file.message(`Unexpected link text "${text}", expected the name of what it leads to`, origin)
  })
}

function textOf(node: Nodes): string {
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? ''
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}
