import { expect, test } from 'vitest'
import { extractFacts } from '../../../src/engine/facts/extract.ts'

const passagesIn = (text: string, language: 'markdown' | 'mdx' = 'markdown') => extractFacts(text, language).passages

const MATTER = '---\ntype: runbook\n---\n\n'

test('paragraphs, items and steps, plain and in order', () => {
  const text = `${MATTER}The *horn*.\n\n- [x] \`on\`\n- no sound\n\n1. Look.\n\n   More.\n   - left\n2. ~~Wait~~\n`
  expect(passagesIn(text)?.map(({ span, ...rest }) => ({ ...rest, source: text.slice(...span) }))).toEqual([
    { form: 'paragraph', text: 'The horn.', source: 'The *horn*.' },
    { form: 'item', text: 'on', hasBox: true, source: '- [x] `on`' },
    { form: 'item', text: 'no sound', source: '- no sound' },
    { form: 'step', text: 'Look.', source: '1. Look.' },
    { form: 'item', text: 'left', source: '- left' },
    { form: 'step', text: '', source: '2. ~~Wait~~' },
  ])
})

test('what stands in a component is the page itself, what stands in a quote is not', () => {
  const steps = (text: string, language: 'markdown' | 'mdx') =>
    passagesIn(MATTER + text, language)?.map(({ form, text }) => [form, text])
  expect(steps('<Steps>\n\n1. Look.\n\n</Steps>\n', 'mdx')).toEqual([['step', 'Look.']])
  expect(steps('> Look.\n>\n> 1. Left.\n', 'markdown')).toEqual([['item', 'Left.']])
})

test('other pages have none', () => {
  expect(passagesIn('---\ntype: plan\n---\n\n1. Look.\n')).toBe(undefined)
  expect(passagesIn('1. Look.\n')).toBe(undefined)
})
