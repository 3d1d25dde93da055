/** What the copy buttons of a page are to copy, where that is not what they copy by themselves. */
import { copiedBlocksOf } from '../../../src/engine/views/copied-commands.ts'
import { digestOf } from '../digest.ts'
import type { SiteContext } from './context.ts'

/** By the digest of a block as it is written: what is copied. */
export type Copies = Readonly<Record<string, string>>

/** By page; pages whose buttons are right as they are have none. */
export function copiesOf(context: SiteContext): Record<string, Copies> {
  return Object.fromEntries(
    context.documents.flatMap((document): [string, Copies][] => {
      if (!document.facts.shell || context.hrefOfDocument(document) === undefined) return []
      const blocks = copiedBlocksOf(document, context.textOf(document)).filter(
        ({ written, copied }) => digestOf(byDefault(written)) !== digestOf(copied),
      )
      const copies = blocks.map(({ written, copied }) => [digestOf(written), copied])
      return copies.length === 0 ? [] : [[context.pageKeyOf(document), Object.fromEntries(copies) as Copies]]
    }),
  )
}

/** Expressive Code leaves lines out that are comments, or look like one. */
function byDefault(written: string): string {
  return written.replace(/\r\n?/g, '\n').replace(/(?<=^|\n)\s*#.*(?:$|\n+)/g, '')
}
