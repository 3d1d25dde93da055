import { createMarkdownProcessor } from '@astrojs/markdown-remark'
import { markdownToHtml } from 'satteri'
import { expect, test } from 'vitest'
import { rehypeTaskBoxes, satteriTaskBoxes } from '../../plugins/task-boxes.ts'

const TEXT =
  '- [ ] Sound the `horn`,\n  twice\n  - [x] and *listen*\n\n1. [ ] Loose & long\n\n   more\n\n- [ ]\n- no box\n'
const NAMES = ['Sound the horn, twice', 'and listen', 'Loose & long']

const namesIn = (html: string) =>
  Array.from(html.matchAll(/<input[^>]*?aria-label="([^"]*)"/g), ([, name]) => name!.replace(/&(?:amp|#x26);/g, '&'))

test('a box is named by what stands beside it, in satteri', async () => {
  const { html } = await markdownToHtml(TEXT, { hastPlugins: [satteriTaskBoxes] })
  expect(namesIn(html)).toEqual(NAMES)
})

test('and in unified', async () => {
  const processor = await createMarkdownProcessor({ rehypePlugins: [rehypeTaskBoxes], syntaxHighlight: false })
  const { code } = await processor.render(TEXT)
  expect(namesIn(code)).toEqual(NAMES)
})
