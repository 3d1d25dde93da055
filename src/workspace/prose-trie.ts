/** A dictionary as cspell packs it, for questions of exact letters: its own reader takes five times as long. */

const HEAD = /^\s*(?:#.*\s+)*TrieXv3\nbase=(\d+)\n(?:#.*\n)*__DATA__\n/

/** Whether a word is in the dictionary and is not forbidden; letter case counts. Throws an Error for any other format. */
export function readTrie(text: string): (word: string) => boolean {
  const head = HEAD.exec(text)
  if (!head) throw new Error('a dictionary of a format that is not known')
  const { last, next, letter, target, isEnd } = packedWords(text, head[0].length, Number(head[1]))
  const nodeBelow = (node: number, code: number) => {
    let edge = last[node]!
    while (edge !== 0 && letter[edge] !== code) edge = next[edge]!
    return edge === 0 ? NOWHERE : target[edge]!
  }
  const isBelow = (start: number, word: string) => {
    let node = start
    for (let at = 0; at < word.length && node !== NOWHERE; at++) node = nodeBelow(node, word.charCodeAt(at))
    return node !== NOWHERE && isEnd[node] === 1
  }
  const forbidden = nodeBelow(0, '!'.charCodeAt(0))
  return (word) => isBelow(0, word) && !(forbidden !== NOWHERE && isBelow(forbidden, word))
}

const NOWHERE = -1

/** Node 0 is the root, and node 1 the end of all words that begin no longer one. Edge 0 is none. */
interface PackedWords {
  /** Of a node: its last edge, and whether a word ends there. */
  readonly last: Int32Array
  readonly isEnd: Uint8Array
  /** Of an edge: the one beside it, its letter, and the node that it leads to. */
  readonly next: Int32Array
  readonly letter: Uint16Array
  readonly target: Int32Array
}

/**
 * A letter goes down; `$` ends a word and goes up; what follows it, `<` or a digit, goes further up. `#` to `;` names the
 * node that the last letter leads to: nodes are counted as they are made. A backslash takes a sign for a letter.
 */
function packedWords(text: string, start: number, base: number): PackedWords {
  const last = new Int32Array(text.length)
  const isEnd = new Uint8Array(text.length)
  const next = new Int32Array(text.length)
  const letter = new Uint16Array(text.length)
  const target = new Int32Array(text.length)
  const way = [0]
  const edges = [0]
  let depth = 0
  let nodes = 2
  let edge = 0
  let isAfterEnd = false
  isEnd[1] = 1
  const descend = (code: number) => {
    const node = way[depth]!
    edge++
    letter[edge] = code
    next[edge] = last[node]!
    last[node] = edge
    target[edge] = nodes
    depth++
    way[depth] = nodes++
    edges[depth] = edge
  }
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === NEW_LINE || code === RETURN) continue
    if (code === END) {
      const node = way[depth]!
      if (last[node] === 0) {
        target[edges[depth]!] = 1
        if (node === nodes - 1) nodes--
      } else isEnd[node] = 1
      depth--
      isAfterEnd = true
    } else if (code === UP) {
      depth--
      isAfterEnd = true
    } else if (isAfterEnd && code >= TWO && code <= NINE) {
      depth -= code - TWO + 1
    } else {
      isAfterEnd = false
      if (code === NODE) {
        const end = text.indexOf(';', at)
        target[edges[depth]!] = Number.parseInt(text.slice(at + 1, end), base) + 1
        nodes--
        at = end
      } else if (code === LETTER) descend(text.charCodeAt(++at))
      else descend(code)
    }
  }
  return { last, isEnd, next, letter, target }
}

const [NEW_LINE, RETURN, END, UP, TWO, NINE, NODE, LETTER] = [...'\n\r$<29#\\'].map((sign) => sign.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
]
