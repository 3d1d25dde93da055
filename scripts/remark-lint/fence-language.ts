import { visit } from 'unist-util-visit'
import type { Root } from 'mdast'
import type { VFile } from 'vfile'

/** A fence without a language is neither highlighted nor checked. */
export function fenceLanguage(tree: Root, file: VFile): void {
  visit(tree, 'code', (node) => {
    if (node.lang) return
    file.message('Unexpected code without a language, expected one behind the fence (`text` where there is none)', {
      place: node.position,
      source: 'house',
      ruleId: 'fence-language',
    })
  })
}
