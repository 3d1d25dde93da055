/** Pages and their sections, in words. */
import type { PageChange, ReviewPacket, SectionChange } from '../../engine/change/review/packet.ts'
import { counted } from '../report.ts'
import type { Detail, Entry, Limits, Part, Piece } from './outline.ts'
import { detail, hunkLines, listed, strong, wordsOf } from './pieces.ts'

const PAGES: Readonly<Record<PageChange['sort'], string>> = {
  removed: 'Removed',
  renamed: 'Renamed',
  changed: 'Changed',
  added: 'New',
}

export function pagesPart({ pages, others }: ReviewPacket, limits: Limits): Part {
  // What says nothing more than its name is told in one line.
  const isSilent = ({ sort, sections }: PageChange) => sort === 'changed' && sections.length === 0
  const silent = pages.filter(isSilent).map(({ file }): Piece => ({ sort: 'place', file }))
  const files = others.map((file): Piece => ({ sort: 'place', file }))
  const sums: Entry[] = [
    ...(silent.length > 0
      ? [{ headline: [strong('No words changed'), ' in ', ...listed(silent, limits.names)], details: [] }]
      : []),
    ...(files.length > 0
      ? [{ headline: [strong('Other files'), ': ', ...listed(files, limits.names)], details: [] }]
      : []),
  ]
  const told = pages.filter((page) => !isSilent(page)).map((page) => pageEntry(page, limits))
  return { title: 'Pages', entries: [...told, ...sums], count: pages.length }
}

function pageEntry(page: PageChange, limits: Limits): Entry {
  const { file, title, sort, was, sections, leftBehind } = page
  const from: Piece[] = was === undefined ? [] : [', was ', { sort: 'place', file: was }]
  const counts = sort === 'renamed' && sections.length === 0 ? 'as it was' : wordsOf(page)
  const left: Detail[] =
    leftBehind.length === 0
      ? []
      : [
          detail(
            'still linked from ',
            ...listed(
              leftBehind.map((each): Piece => ({ sort: 'place', file: each })),
              limits.names,
            ),
          ),
        ]
  return {
    headline: [strong(PAGES[sort]), ': ', title, ' ', { sort: 'place', file }, ...from, ` ${counts}`],
    details: [...left, ...sections.map((section) => sectionDetail(section, limits))],
  }
}

function sectionDetail(section: SectionChange, limits: Limits): Detail {
  const { heading, sort, was, below, told } = section
  const name = heading === '' ? 'before the first heading' : `“${heading}”`
  const from: Piece[] = [
    ...(was?.heading === undefined ? [] : [`, was “${was.heading}”`]),
    ...(was?.file === undefined ? [] : [' from ', { sort: 'place' as const, file: was.file }]),
    ...(below > 0 ? [`, with ${counted(below, 'section')} below`] : []),
  ]
  const verb = sort === 'moved' ? 'moved' : sort === 'added' ? 'new' : sort === 'removed' ? 'removed' : ''
  const counts = sort === 'moved' && section.added + section.removed === 0 ? '' : ` ${wordsOf(section)}`
  const items: Piece[] = told.length === 0 ? [] : [', told above: ', ...listed(told, limits.names)]
  // Of what is new or gone as a whole, one stretch is enough to know it by.
  const most = sort === 'added' || sort === 'removed' ? { ...limits, hunks: Math.min(1, limits.hunks) } : limits
  return {
    line: [strong(name), ...(verb === '' ? [] : [` ${verb}`]), ...from, counts, ...items],
    below: hunkLines(section, most),
  }
}
