/**
 * A real run choreography, and what is wrong in it. Somebody else's document, outside of the repository: THROUGHLINE_SEEDS
 * names its folder.
 */
import { expect, test } from 'vitest'
import { checkCorpus } from '../corpus.ts'
import { seed000 } from '../engine/seed-000.ts'

const seed = seed000()

test.skipIf(seed === undefined)(
  'seed 000 contradicts itself here, and nowhere else (skipped where it is absent)',
  () => {
    const { diagnostics } = checkCorpus({ files: new Map([['plan/run-choreography.md', seed!]]) })
    const found = diagnostics
      .filter(({ ruleId }) => /^(?:run|task|page|verification|diagram)\/|no-same-source/.test(ruleId))
      .map(({ ruleId, range }) => [ruleId, seed!.slice(range.start.offset, range.end.offset)])
    const [moved] = found.splice(-1)
    expect(found).toEqual([
      ['page/count-mismatch', 'seven'],
      ['diagram/missing-diagram', 'The diagram below'],
      ['diagram/missing-diagram', 'The diagram below'],
      ['verification/range-mismatch', 'V-PART-001..005'],
    ])
    // The project is moved to where it stands already.
    expect(moved).toEqual(['shell/no-same-source-destination', expect.stringMatching(/^src\/\S+\/4-runtime-\S+$/)])
  },
)
