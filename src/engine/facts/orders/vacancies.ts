import type { VacancyFact } from '../../model/plans.ts'
import { foldText } from '../fields.ts'
import { Node } from '../../parse/markdown.ts'
import { isInside, leafAt, namesRuns, nodesOf, type Page } from '../page.ts'

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']

/** `number 4`, `numbers 4 and 5`, `Runs 4, 5 and 6`, "the third run": no range, which names nobody in particular, and no id, which is a reference. */
const NUMBERS =
  /\b(?:numbers?|nos?\.|runs?) (\d{1,4}(?:(?:[,/] ?(?:and |or |run-)?| (?:and|or|&) (?:run-)?)\d{1,4}){0,20})(?!\d|[-–.]\d| (?:to|through) \d)|\b([a-z]{5,7}|\d{1,2}(?:st|nd|rd|th)) run\b/gi
const VACANT =
  /\b(?:vaca\w+|unused|not used|free|reserved|skip\w*|retire\w*|withdr\w+|merg\w+|consolidat\w+|fold\w*|dropp\w*|remov\w+|cancel\w*|absorb\w*|superseded|obsolete|intentional\w*|on purpose|deliberate\w*|left out|gap|no longer|never|does not exist|do not exist|there (?:is|are) no|became|becomes?|replac\w+|descop\w+|defer\w*|postpone\w*)\b/i

/** No sentence about numbers is longer. */
const REACH = 300

/** Numbers of runs that the page says nobody has, or has any more. */
export function extractVacancies(page: Page): VacancyFact[] {
  const found: VacancyFact[] = []
  if (!namesRuns(page) && !hasRunTable(page)) return found
  for (const match of page.text.matchAll(NUMBERS)) {
    const numbers = numbersOf(match[1], match[2])
    const leaf = numbers.length > 0 ? leafAt(page, match.index) : -1
    if (leaf === -1) continue
    const before = page.text.slice(Math.max(0, match.index - REACH), match.index)
    const start = match.index - before.length + Math.max(...STOPS.map((stop) => before.lastIndexOf(stop) + 1))
    const after = page.text.slice(match.index, match.index + REACH)
    const end = match.index + (/[.!?](?:\s|$)|\n\s*\n|\|/.exec(after)?.index ?? after.length)
    const sentence = page.text.slice(start, end)
    // What is struck through was kept as a tombstone.
    if (!VACANT.test(sentence) && !isInside(page.tree, leaf, Node.delete)) continue
    found.push({ numbers, reason: foldText(sentence), span: [match.index, match.index + match[0].length] })
  }
  return found
}

function numbersOf(list: string | undefined, ordinal = ''): number[] {
  const digits = (list ?? ordinal).match(/\d+/g)
  if (digits) return digits.map(Number)
  const at = ORDINALS.indexOf(ordinal.toLowerCase())
  return at === -1 ? [] : [at + 1]
}

/** Runs may be rows by number only: `Run 4`. */
function hasRunTable(page: Page): boolean {
  return nodesOf(page, Node.table).length > 0 && /\|[ *_~`]*Run \d/.test(page.text)
}

const STOPS = ['. ', '! ', '? ', '.\n', '\n\n', '|']
