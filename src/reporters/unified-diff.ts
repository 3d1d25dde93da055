/** A change of files as a unified diff, which `git apply` takes: every byte as it is. */
import { diffArrays } from 'diff'

export interface FileDiff {
  /** As the output names it. */
  readonly path: string
  readonly before: string
  readonly after: string
}

/** In lines. */
const CONTEXT = 3

/** Beyond so many different lines the search for the shortest diff takes longer than anybody reads. */
const MOST_DIFFERENCES = 1000

/** Lines without their line break; a carriage return stays in the line. */
export function* unifiedDiff({ path, before, after }: FileDiff): Iterable<string> {
  const old = linesOf(before)
  const fresh = linesOf(after)
  yield `diff --git ${quoted(`a/${path}`)} ${quoted(`b/${path}`)}`
  // A tab ends a name that has spaces in it.
  const end = path.includes(' ') ? '\t' : ''
  yield `--- ${quoted(`a/${path}`)}${end}`
  yield `+++ ${quoted(`b/${path}`)}${end}`
  for (const hunk of hunksOf(blocksOf(old, fresh))) yield* hunkLines(hunk, old, fresh)
}

/** Half-open ranges of lines, counted from 0, that stand for each other. */
interface Block {
  readonly old: readonly [start: number, end: number]
  readonly fresh: readonly [start: number, end: number]
}

/** Each line with its line break, so that a last one without is another line. */
function linesOf(text: string): string[] {
  return text === '' ? [] : text.match(/[^\n]*\n|[^\n]+$/g)!
}

function blocksOf(old: readonly string[], fresh: readonly string[]): Block[] {
  // The usual case: nothing was moved, and the lines face each other.
  if (old.length === fresh.length)
    return joined(
      old.flatMap((line, at): Block[] => (line === fresh[at] ? [] : [{ old: [at, at + 1], fresh: [at, at + 1] }])),
    )
  const parts = diffArrays([...old], [...fresh], { maxEditLength: MOST_DIFFERENCES })
  if (!parts) return [{ old: [0, old.length], fresh: [0, fresh.length] }]
  const blocks: Block[] = []
  let [oldAt, freshAt] = [0, 0]
  for (const { added, removed, count } of parts) {
    const [oldEnd, freshEnd] = [oldAt + (added ? 0 : count), freshAt + (removed ? 0 : count)]
    if (added || removed) blocks.push({ old: [oldAt, oldEnd], fresh: [freshAt, freshEnd] })
    oldAt = oldEnd
    freshAt = freshEnd
  }
  return joined(blocks)
}

/** Those with nothing between them as one. */
function joined(blocks: readonly Block[]): Block[] {
  const result: Block[] = []
  for (const block of blocks) {
    const last = result.at(-1)
    if (last && last.old[1] === block.old[0] && last.fresh[1] === block.fresh[0])
      result[result.length - 1] = { old: [last.old[0], block.old[1]], fresh: [last.fresh[0], block.fresh[1]] }
    else result.push(block)
  }
  return result
}

/** Blocks whose context meets stand in one hunk. */
function hunksOf(blocks: readonly Block[]): Block[][] {
  const hunks: Block[][] = []
  for (const block of blocks) {
    const last = hunks.at(-1)
    if (last && block.old[0] - last.at(-1)!.old[1] <= 2 * CONTEXT) last.push(block)
    else hunks.push([block])
  }
  return hunks
}

function* hunkLines(blocks: readonly Block[], old: readonly string[], fresh: readonly string[]): Iterable<string> {
  const [first, last] = [blocks[0]!, blocks.at(-1)!]
  const before = Math.min(CONTEXT, first.old[0])
  const behind = Math.min(CONTEXT, old.length - last.old[1])
  const oldRange = rangeOf(first.old[0] - before, last.old[1] + behind)
  yield `@@ -${oldRange} +${rangeOf(first.fresh[0] - before, last.fresh[1] + behind)} @@`
  let at = first.old[0] - before
  for (const block of blocks) {
    yield* marked(' ', old.slice(at, block.old[0]))
    yield* marked('-', old.slice(...block.old))
    yield* marked('+', fresh.slice(...block.fresh))
    at = block.old[1]
  }
  yield* marked(' ', old.slice(at, at + behind))
}

/** An empty range names the line in front of it. */
function rangeOf(start: number, end: number): string {
  return `${end === start ? start : start + 1},${end - start}`
}

function* marked(mark: string, lines: readonly string[]): Iterable<string> {
  for (const line of lines) {
    if (line.endsWith('\n')) yield mark + line.slice(0, -1)
    else {
      yield mark + line
      yield '\\ No newline at end of file'
    }
  }
}

/** As git quotes names: in C's way, where they hold what would end or begin something. */
function quoted(name: string): string {
  if (!/[\u0000-\u001f"\\\u007f]/.test(name)) return name
  const inside = name.replace(/[\u0000-\u001f"\\\u007f]/g, (character) =>
    character === '"' || character === '\\'
      ? `\\${character}`
      : `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
  )
  return `"${inside}"`
}
