/** Sign-offs, commands, links and prose. */
import type { CommandChange, CommandLine, ReviewPacket } from '../../engine/change/review/packet.ts'
import { counted } from '../report.ts'
import type { Entry, Limits, Part } from './outline.ts'
import { code, detail, listed, placeOf, strong } from './pieces.ts'

export function signOffsPart({ signOffs }: ReviewPacket): Part {
  return {
    title: 'Sign-offs',
    lead: 'They were given to a text that this change replaces.',
    entries: signOffs.map(({ at, target, reviewer, date, state }) => ({
      headline: [
        strong(state === 'gone' ? 'Section gone' : 'Text changed'),
        `: ${target.heading === '' ? 'the whole page' : `“${target.heading}”`} of `,
        { sort: 'place', file: target.file },
        `, signed off by ${reviewer} on ${date} `,
        placeOf(at),
      ],
      details: [],
    })),
    count: signOffs.length,
  }
}

const COMMANDS: Readonly<Record<CommandChange['sort'], string>> = {
  removed: 'Removed',
  changed: 'Changed',
  added: 'New',
}

export function commandsPart({ commands }: ReviewPacket, limits: Limits): Part {
  return {
    title: 'Commands',
    entries: commands.map(({ at, section, sort, lines }): Entry => {
      const shown = around(lines)
      const cut = shown.length > limits.commandLines + 1 ? shown.slice(0, limits.commandLines) : shown
      const rest = shown.length - cut.length
      return {
        headline: [strong(COMMANDS[sort]), ...(section === '' ? [] : [` in “${section}”`]), ' ', placeOf(at)],
        details: rest > 0 ? [detail(`and ${counted(rest, 'more line')}`)] : [],
        listing: cut,
      }
    }),
    count: commands.length,
  }
}

/** One line that stays on either side tells where it is. */
function around(lines: readonly CommandLine[]): CommandLine[] {
  const isChanged = (at: number) => lines[at] !== undefined && lines[at].sort !== 'same'
  return lines.filter((_, at) => isChanged(at - 1) || isChanged(at) || isChanged(at + 1))
}

export function linksPart({ links }: ReviewPacket, limits: Limits): Part {
  const { moved, anchors, added, removed, unused } = links
  const lost = anchors.map(({ file, anchor, linkedFrom }): Entry => {
    const broken = linkedFrom.filter(({ isBroken }) => isBroken)
    const asking = broken.length > 0 ? broken : linkedFrom
    const verb = broken.length > 0 ? 'still linked from ' : 'was linked from '
    return {
      headline: [strong('Anchor gone'), ': ', code(`#${anchor}`), ' of ', { sort: 'place', file }],
      details: [detail(verb, ...listed(asking.map(placeOf), limits.names))],
    }
  })
  const led = moved.map(({ at, label, before, after }): Entry => ({
    headline: [strong('Leads elsewhere'), `: “${label}” `, placeOf(at)],
    details: [detail(code(before), ' → ', code(after))],
  }))
  const numbers = [
    ...(added > 0 ? [`${counted(added, 'link')} to other pages added`] : []),
    ...(removed > 0 ? [`${counted(removed, 'link')} to other pages removed`] : []),
    ...(unused > 0 ? [`${counted(unused, 'anchor')} gone to which nobody linked`] : []),
  ]
  return {
    title: 'Links and anchors',
    entries: [...lost, ...led, ...(numbers.length > 0 ? [{ headline: [`${numbers.join('; ')}.`], details: [] }] : [])],
    count: anchors.length + moved.length + added + removed,
  }
}

export function prosePart({ prose = [] }: ReviewPacket): Part {
  return {
    title: 'Prose of changed sentences',
    entries: prose.map(({ ruleId, message, at, sentence }) => ({
      headline: [`${message} `, placeOf(at), ' ', code(ruleId)],
      details: sentence === '' ? [] : [detail(`“${shortened(sentence)}”`)],
    })),
    count: prose.length,
  }
}

const LONGEST = 240

function shortened(sentence: string): string {
  if (sentence.length <= LONGEST) return sentence
  return `${sentence.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '')}…`
}
