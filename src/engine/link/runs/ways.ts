/** Whether ways lead through a graph, asked pair by pair: thousands of pairs of thousands of nodes, without a set for each. */

export interface Ways {
  /**
   * Whether a way leads from one node to another one, which lies on no way to itself for that. Undefined where nobody knows:
   * a graph on which so many searches were long is no plan, and not worth more.
   */
  leads(from: string, to: string): boolean | undefined
  /** Two nodes have the same number where ways lead from each to the other. */
  circleOf(id: string): number | undefined
}

/** For all questions about one graph together; no plan comes near. */
const MOST_STEPS = 4_000_000

export function waysAlong(arrows: Iterable<{ readonly from: string; readonly to: string }>): Ways {
  const numbers = new Map<string, number>()
  const next: number[][] = []
  const isArrivedAt: boolean[] = []
  const numberOf = (id: string) => {
    let number = numbers.get(id)
    if (number === undefined) {
      numbers.set(id, (number = next.length))
      next.push([])
    }
    return number
  }
  for (const { from, to } of arrows) {
    const [start, end] = [numberOf(from), numberOf(to)]
    next[start]!.push(end)
    isArrivedAt[end] = true
  }
  const starts = [...next.keys()].sort((a, b) => Number(isArrivedAt[a] ?? false) - Number(isArrivedAt[b] ?? false))
  const { order, last, component, least } = walked(next, starts)
  const isBelow = (node: number, above: number) => order[node]! >= order[above]! && order[node]! <= last[above]!
  const mayLead = (from: number, goal: number) => component[from]! >= goal && least[component[from]!]! <= goal
  const seenFor = new Int32Array(next.length)
  let questions = 0
  let steps = 0

  const search = (from: number, to: number): boolean | undefined => {
    const goal = component[to]!
    questions++
    const open = [from]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (component[at] === goal || isBelow(to, at)) return true
      for (const each of next[at]!) {
        if (++steps > MOST_STEPS) return undefined
        if (seenFor[each] === questions || !mayLead(each, goal)) continue
        seenFor[each] = questions
        open.push(each)
      }
    }
    return false
  }
  return {
    leads(from, to) {
      const [start, end] = [numbers.get(from), numbers.get(to)]
      if (start === undefined || end === undefined || start === end) return false
      return mayLead(start, component[end]!) ? search(start, end) : false
    },
    circleOf(id) {
      const number = numbers.get(id)
      return number === undefined ? undefined : component[number]
    },
  }
}

/**
 * One walk into the depth. By node: when it was come to, when the last one below it was, and its component; by component the
 * least one that it leads to. Components are numbered from the ends of all ways (Tarjan): none leads to a higher one.
 */
function walked(next: readonly (readonly number[])[], starts: readonly number[]) {
  const order = new Int32Array(next.length).fill(-1)
  const last = new Int32Array(next.length)
  const lowest = new Int32Array(next.length)
  const component = new Int32Array(next.length).fill(-1)
  const least: number[] = []
  const waiting: number[] = []
  let count = 0
  const enter = (node: number) => {
    order[node] = lowest[node] = count++
    waiting.push(node)
    return { node, at: 0 }
  }
  const close = (node: number) => {
    const number = least.length
    const members = waiting.splice(waiting.lastIndexOf(node))
    for (const member of members) component[member] = number
    least.push(number)
    for (const member of members)
      for (const each of next[member]!) least[number] = Math.min(least[number]!, least[component[each]!]!)
  }
  for (const start of starts) {
    if (order[start] !== -1) continue
    const path = [enter(start)]
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const { node } = step
      const each = next[node]![step.at++]
      if (each === undefined) {
        path.pop()
        last[node] = count - 1
        const above = path.at(-1)?.node
        if (above !== undefined) lowest[above] = Math.min(lowest[above]!, lowest[node]!)
        if (lowest[node] === order[node]) close(node)
      } else if (order[each] === -1) path.push(enter(each))
      else if (component[each] === -1) lowest[node] = Math.min(lowest[node]!, order[each]!)
    }
  }
  return { order, last, component, least }
}
