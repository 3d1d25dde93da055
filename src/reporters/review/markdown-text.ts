/**
 * Text of a document as text of a comment: nothing in it is markup, nobody is called, nothing is loaded or referred to. A
 * service looks for names and numbers in what it has rendered, so a backslash does not help: a space without width does.
 */
import { visible } from '../visible.ts'

const APART = '&#8203;'

export function inlineText(text: string): string {
  return onOneLine(text)
    .replace(/[\\`*_[\]<>|~&$]|^[-+=>#]/g, (character) => ENTITIES[character] ?? `\\${character}`)
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(CALLS, `$&${APART}`)
    .replace(ADDRESSES, (start) => `${start.slice(0, -1)}${APART}${start.slice(-1)}`)
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', $: '&#36;' }

/**
 * People, teams, issues, merge requests, milestones, labels, epics, snippets, emoji: `@name`, `#12`, `!12`, `%12`, `~bell`,
 * `&12`, `$12`, `GH-12`, `:bell:`; as they stand when the signs of Markdown among them are escaped.
 */
const CALLS = /@|(?<!&)#|[!%~](?="?\\?[\p{L}\p{N}_])|&amp;(?=\d)|&#36;(?=\d)|GH-(?=\d)|:(?=[a-z0-9_+\\-]+:)/giu
/**
 * Addresses that become links by themselves: those of an issue would be a mention of it. Not every reader asks what stands in
 * front: `_www.` and `9https:` are links to some.
 */
const ADDRESSES = /(?:https?|ftp|mailto|xmpp):|www\./gi

/** As code, which no service looks into; the fence is longer than any within. */
export function codeText(text: string): string {
  const plain = onOneLine(text)
  const fence = '`'.repeat(longestRun(plain, '`') + 1)
  const pad = /^`|`$|^ .* $/.test(plain) || plain === '' ? ' ' : ''
  return `${fence}${pad}${plain}${pad}${fence}`
}

export function fenceAround(lines: readonly string[]): string {
  return '`'.repeat(Math.max(3, ...lines.map((line) => longestRun(line, '`') + 1)))
}

export function codeLine(text: string): string {
  return visible(text.replaceAll('\t', '    ')).slice(0, LONGEST_LINE)
}

const LONGEST_LINE = 400

function longestRun(text: string, character: string): number {
  let longest = 0
  let run = 0
  for (const each of text) {
    run = each === character ? run + 1 : 0
    if (run > longest) longest = run
  }
  return longest
}

function onOneLine(text: string): string {
  return visible(text.replace(/\s+/g, ' '))
}
