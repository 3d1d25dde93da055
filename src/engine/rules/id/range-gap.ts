import { defineRule } from '../rule.ts'

const MOST_NAMED = 5

export default defineRule({
  id: 'id/range-gap',
  summary: 'A range of ids whose ends or members are not all defined.',
  rationale: `\`V-PART-001..005\` promises five verifications. When one of them does not exist, whoever signs off the
range signs off something that nobody wrote.

Shorten or split the range, define what is missing, or leave a struck id (\`~~FR-006~~\`) where a number was retired on
purpose.`,
  severity: 'error',
  fixable: false,
  messages: {
    gap: 'The range {range} names {count} {ids} that nothing defines: {missing}. Split the range, or define {them}.',
  },
  *check({ index }) {
    for (const { fact, resolution, file, span, document } of index.references) {
      if (
        !fact.to ||
        fact.isStruck ||
        document.role !== 'record' ||
        resolution.state !== 'resolved' ||
        resolution.missing.length === 0
      )
        continue
      const { missing } = resolution
      const named = missing.slice(0, MOST_NAMED).join(', ') + (missing.length > MOST_NAMED ? ', …' : '')
      const isOne = missing.length === 1
      yield {
        at: { file, span },
        message: 'gap',
        data: {
          range: `${fact.id} to ${fact.to.id}`,
          count: missing.length,
          ids: isOne ? 'id' : 'ids',
          missing: named,
          them: isOne ? 'it' : 'them',
        },
      }
    }
  },
})
