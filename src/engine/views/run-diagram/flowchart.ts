/** The words of the drawing: https://mermaid.js.org/syntax/flowchart.html. Ids are our own, so that none is a keyword. */
import type { Progress } from '../../kinds/progress.ts'
import { groupBy } from '../../model/group-by.ts'
import type { Direction } from '../diagram-size.ts'
import type { Arrow, Box } from './boxes.ts'
import { escaped, linesOf } from './labels.ts'
import { worstOf } from './states.ts'
import type { WaitSort } from './waits.ts'

/** One for each state: the shape tells it as well as colour and sign do. */
const SHAPES: Readonly<Record<Progress | 'unknown', readonly [open: string, close: string]>> = {
  done: ['([', '])'],
  active: ['[[', ']]'],
  open: ['[', ']'],
  blocked: ['{{', '}}'],
  failed: ['[/', '/]'],
  dropped: ['(', ')'],
  unknown: ['[', ']'],
}

const ARROWS: Readonly<Record<WaitSort, string>> = { hard: '-->', soft: '-.->', conditional: '-. "?" .->' }

/** What is dashed without it becomes dotted. */
const DOTTED = 'stroke-dasharray: 1 5'

export function writeFlowchart(boxes: readonly Box[], arrows: readonly Arrow[], direction: Direction): string {
  const frames = groupBy(boxes.keys(), (at) => boxes[at]!.frame)
  const lines = [`flowchart ${direction}`]
  for (const [frame, own] of frames) {
    const isFrame = frame !== undefined && own.length > 1
    // The run itself stands within its frame, and names it.
    if (isFrame) lines.push(`  subgraph frame${own[0]}[" "]`)
    for (const at of own) lines.push(`  ${isFrame ? '  ' : ''}${boxText(boxes[at]!, at)}`)
    if (isFrame) lines.push('  end')
  }
  for (const { from, to, sort } of arrows) lines.push(`  box${from} ${ARROWS[sort]} box${to}`)
  const dotted = [...arrows.keys()].filter((at) => arrows[at]!.sort === 'conditional')
  if (dotted.length > 0) lines.push(`  linkStyle ${dotted.join(',')} ${DOTTED}`)
  return `${lines.join('\n')}\n`
}

function boxText(box: Box, at: number): string {
  const state = worstOf(box.nodes) ?? 'unknown'
  const [open, close] = SHAPES[state]
  return `box${at}${open}"${linesOf(box).map(escaped).join('<br/>')}"${close}:::tl-${state}`
}
