/** Copy buttons of Expressive Code copy the commands of a block, where it shows more than commands. */
import { digestOf } from '../digest.ts'

/** Expressive Code keeps the lines of `data-code` apart by this, and copies line ends. */
const LINE_END = '\x7f'

const { copies } = document.querySelector<HTMLElement>('[data-copies]')!.dataset
const known = new Map(Object.entries(JSON.parse(copies!) as Record<string, string>))

for (const button of document.querySelectorAll<HTMLElement>('.expressive-code .copy button')) {
  const lines = button.closest('figure')?.querySelectorAll('pre .ec-line .code') ?? []
  const copied = known.get(digestOf(Array.from(lines, ({ textContent }) => textContent).join('\n')))
  if (copied !== undefined) button.dataset['code'] = copied.replaceAll('\n', LINE_END)
}
