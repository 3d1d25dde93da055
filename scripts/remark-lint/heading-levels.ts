import { visit } from 'unist-util-visit'
import type { Root } from 'mdast'
import type { VFile } from 'vfile'

/** Readers who listen find their way by levels. A page with frontmatter gets its first heading from its title. */
export function headingLevels(tree: Root, file: VFile): void {
  const hasTitle = tree.children[0]?.type === 'yaml'
  let last = hasTitle ? 1 : 0
  visit(tree, 'heading', ({ depth, position }) => {
    const origin = { place: position, source: 'house', ruleId: 'heading-levels' }
    if (hasTitle && depth === 1)
      file.message("Unexpected heading of level 1, expected level 2: the title is the page's", origin)
    else if (depth > last + 1)
      file.message(`Unexpected heading of level ${depth}, expected level ${last + 1} at most`, origin)
    last = depth
  })
}
