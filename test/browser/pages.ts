/** A page of each type. */
import type { SiteName } from './setup.ts'

const OWN = '/projects/throughline'
const EXAMPLE = '/projects/catalogue-search'

export const PAGES: readonly (readonly [type: string, site: SiteName, address: string])[] = [
  ['start', 'ours', '/'],
  ['guide', 'ours', '/start/reading-the-site/'],
  ['rule', 'ours', '/rules/decision/superseded-reference/'],
  ['project', 'ours', `${OWN}/`],
  ['plan', 'ours', `${OWN}/plan/`],
  ['decision log', 'ours', `${EXAMPLE}/decision-log/`],
  ['requirements', 'ours', `${EXAMPLE}/requirements/`],
  ['verification', 'ours', `${EXAMPLE}/verification/`],
  ['tasks', 'ours', `${EXAMPLE}/tasks/`],
  ['runbook', 'ours', `${EXAMPLE}/runbooks/branch-cutover/`],
  ['execution log', 'ours', `${EXAMPLE}/runs/run-3-branch-cascade/execution-log/`],
  ['MDX', 'ours', `${EXAMPLE}/operator-notes/`],
  ['overview', 'ours', '/plan/'],
  ['readiness', 'ours', '/plan/projects/catalogue-search/'],
  ['decisions', 'ours', '/plan/decisions/'],
  ['traceability', 'ours', '/plan/traceability/'],
  ['runbooks', 'ours', '/plan/runbooks/'],
  ['reviews', 'ours', '/plan/reviews/'],
  ['items', 'ours', '/plan/items/'],
  ['not found', 'ours', '/404.html'],
  ['hostile decision log', 'observatory', '/dome/decision-log/'],
  ['hostile verification', 'observatory', '/dome/verification/'],
  ['hostile plan', 'observatory', '/dome/plan/'],
  ['hostile tasks', 'observatory', '/dome/tasks/'],
  ['hostile runbook', 'observatory', '/dome/runbooks/dome-stays-open/'],
  ['hostile prose', 'observatory', '/dome/night/'],
  ['hostile diagrams', 'observatory', '/dome/diagrams/'],
  ['hostile overview', 'observatory', '/plan/'],
  ['hostile readiness', 'observatory', '/plan/projects/dome/'],
  ['hostile decisions', 'observatory', '/plan/decisions/'],
  ['hostile traceability', 'observatory', '/plan/traceability/'],
  ['hostile runbooks', 'observatory', '/plan/runbooks/'],
  ['hostile reviews', 'observatory', '/plan/reviews/'],
  ['hostile items', 'observatory', '/plan/items/'],
]
