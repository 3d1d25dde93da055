import { DECISION_MEANINGS } from '../engine/change/review/packet.ts'
import { count, file, object, ref } from './json-schema.ts'

const text = (description: string) => ({ type: 'string', description })
const texts = (description: string) => ({ type: 'array', description, items: { type: 'string' } })
const list = (name: string, description: string) => ({ type: 'array', description, items: ref(name) })
const paths = (description: string) => ({ type: 'array', description, items: file })
const line = { type: 'integer', minimum: 1, description: 'From 1.' }
const severity = { enum: ['error', 'warning', 'info'] }
const flag = (description: string) => ({ type: 'boolean', description })

const words = { added: count('Words that came.'), removed: count('Words that went.') }
const wordChange = {
  ...words,
  hunks: {
    type: 'array',
    description: 'Stretches around what changed, in their order.',
    items: { type: 'array', items: ref('run') },
  },
  more: count('Stretches that are left out.'),
}
const item = {
  id: text('As it is now; of a removed item as it was.'),
  kind: text('What it is: decision, requirement, task and so on.'),
  title: text('Without the id.'),
  at: ref('place'),
  sort: { enum: ['removed', 'state', 'text', 'moved', 'added'], description: 'The first of these that is true of it.' },
  state: object(
    'Where it differs; a state that nothing tells is absent.',
    { before: text('Before.'), after: text('After.') },
    ['before', 'after'],
  ),
  fields: list('field', 'Fields whose words differ, and the text beside them.'),
  was: object('What it was called, where that differs.', { file, id: text('Its id.') }, ['file', 'id']),
  impact: ref('impact'),
}
const ITEM_OPTIONAL = ['state', 'was']

/** The JSON Schema of `throughline review --format json`, published as schemas/review.schema.json. */
export const reviewSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'What a change means',
  ...object(
    'What `throughline review --base REF --format json` writes. Everything, however long; of single things the first hundred or so, with the number of the rest.',
    {
      version: {
        const: 1,
        description: 'Of this format. A field may be added within a version; none is removed or changed.',
      },
      ref: text('What the change is compared with, as it was given.'),
      verdict: object('What rules say of it.', {
        brought: list('diagnostic', 'Diagnostics that the change brings.'),
        healed: list('diagnostic', 'Those that it heals; places of the revision before.'),
        existing: count('Those that were there before and still are.'),
      }),
      links: object('Links and anchors.', {
        moved: list('movedLink', 'The same words lead elsewhere.'),
        added: count('New links to other pages.'),
        removed: count('Links to other pages that are gone.'),
        anchors: list('anchor', 'Anchors that are gone and to which somebody linked.'),
        unused: count('Anchors that are gone and to which nobody linked.'),
      }),
      decisions: list('decision', 'In the order in which somebody has to know.'),
      items: list('item', 'All other items.'),
      ticks: list('ticks', 'Boxes that changed and nothing else, by page.'),
      stale: list('stale', 'Pages that the change leaves alone and that refer to what it changes or removes.'),
      coverage: list('coverage', 'Requirements whose verification changed.'),
      signOffs: list('signOff', 'Sections that were signed off and are no longer what was read.'),
      commands: list('command', 'Commands of pages that differ.'),
      pages: list('page', 'By path.'),
      others: paths('Changed files that are no pages.'),
      prose: list('remark', 'What house style says of changed sentences; absent where the configuration wants none.'),
    },
    ['prose'],
  ),
  $defs: {
    place: object('After the change; of what is gone, before it.', { file, line }),
    diagnostic: object('One finding of one rule.', {
      ruleId: text('The rule.'),
      severity,
      message: text('What it says.'),
      at: ref('place'),
      isElsewhere: flag('It stands in a file that the change does not touch.'),
    }),
    run: object('A stretch of words; a space parts it from the next.', {
      sort: { enum: ['same', 'added', 'removed', 'gap'], description: 'gap: words that stay and are left out.' },
      text: text('The words.'),
    }),
    field: object('A field, or the text beside the fields.', {
      name: text('Of the field, or `title`, or `text`.'),
      ...wordChange,
    }),
    item: object('What became of an item.', item, ITEM_OPTIONAL),
    decision: object(
      'What became of a decision.',
      {
        ...item,
        meaning: { enum: DECISION_MEANINGS, description: 'What it means for those who have built on it.' },
        replacedBy: texts('Ids of what replaces it.'),
      },
      ITEM_OPTIONAL,
    ),
    impact: object('Who rests on an item.', {
      entries: list('dependent', 'Shortest chain first.'),
      total: count('All of them.'),
      untouched: count('Those in pages that the change does not touch.'),
      isAtLeast: flag('Counting ended before all were seen.'),
    }),
    dependent: object(
      'A place that rests on an item.',
      {
        at: ref('place'),
        section: text('The heading above.'),
        id: text('The item that it stands in; absent in the text of a page.'),
        via: texts('Ids between: the first refers to the changed item, the next to that.'),
        isTouched: flag('The change edits its page.'),
      },
      ['id'],
    ),
    ticks: object('Boxes of a page.', { file, ticked: texts('Ids.'), unticked: texts('Ids.') }),
    stale: object('A page to read again.', {
      file,
      rests: {
        type: 'array',
        description: 'What it refers to, and where first.',
        items: object('A reference.', { id: text('Of the item.'), line }),
      },
    }),
    coverage: object('A requirement.', {
      id: text('Of the requirement.'),
      title: text('Its title.'),
      at: ref('place'),
      sort: {
        enum: ['lost', 'failed', 'won', 'passed'],
        description: 'lost: nothing verifies it any more. failed: its verifications no longer all pass.',
      },
      verifications: texts('Ids; of `lost` those that named it.'),
    }),
    signOff: object('A sign-off that no longer holds.', {
      at: { ...ref('place'), description: 'The row of the record.' },
      target: object('What was read.', { file, heading: text('Empty for a whole page.') }),
      reviewer: text('Who read it.'),
      date: text('When.'),
      state: { enum: ['suspect', 'gone'], description: 'The text changed, or the section is not there.' },
    }),
    command: object('Commands in one block.', {
      at: ref('place'),
      section: text('The heading above.'),
      sort: { enum: ['removed', 'changed', 'added'] },
      lines: {
        type: 'array',
        description: 'All of them, in order.',
        items: object('A line.', { sort: { enum: ['same', 'added', 'removed'] }, text: text('The line.') }),
      },
    }),
    movedLink: object('A link.', {
      at: ref('place'),
      label: text('Its words.'),
      before: text('Where it led: a path from the root of the workspace, or an address.'),
      after: text('Where it leads.'),
    }),
    anchor: object('An anchor that is gone.', {
      file,
      anchor: text('Without `#`.'),
      linkedFrom: {
        type: 'array',
        description: 'Links that led there.',
        items: object('A link.', { file, line, isBroken: flag('It is still there, and leads nowhere.') }),
      },
    }),
    page: object(
      'A page.',
      {
        file,
        title: text('Its title.'),
        sort: { enum: ['removed', 'renamed', 'changed', 'added'] },
        was: { ...file, description: 'The path that it had.' },
        ...words,
        sections: list('section', 'Those that differ; of a page that is new or gone those that came from elsewhere.'),
        leftBehind: paths('Pages that still link to a removed one.'),
      },
      ['was'],
    ),
    section: object(
      'From a heading to the next.',
      {
        heading: text('Empty before the first heading.'),
        line,
        sort: { enum: ['removed', 'changed', 'moved', 'added'] },
        ...wordChange,
        told: texts('Items whose words are told as theirs, and not in `hunks`.'),
        was: object('What it was, where that differs.', { heading: text('Its heading.'), file }, ['heading', 'file']),
        below: count('Of a moved one: sections below that went with it.'),
      },
      ['was'],
    ),
    remark: object('A finding of house style.', {
      ruleId: text('The rule.'),
      severity,
      message: text('What it says.'),
      at: ref('place'),
      sentence: text('On one line.'),
    }),
  },
}
