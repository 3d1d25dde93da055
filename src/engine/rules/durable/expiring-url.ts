import { defineRule } from '../rule.ts'
import { siteOf } from './naming.ts'
import { heldEvidence } from '../../link/missing-evidence.ts'
import { placeOf } from './sites.ts'

/** Runs, jobs and logs, by the addresses of the services that keep them for weeks. */
const RUNS: readonly (readonly [address: RegExp, service: string])[] = [
  [
    /^https?:\/\/github\.[^/]+\/[^/]+\/[^/]+\/(?:actions\/runs\/\d|runs\/\d|commit\/[0-9a-f]+\/checks|pull\/\d+\/checks|suites\/\d)/i,
    'GitHub Actions',
  ],
  [/\/-\/(?:jobs|pipelines)\/\d/, 'GitLab'],
  [/^https?:\/\/(?:app\.)?circleci\.com\/(?:pipelines|gh|bb|jobs|workflow-run)\//i, 'CircleCI'],
  [/^https?:\/\/(?:app\.|www\.)?travis-ci\.(?:com|org)\/.*\/(?:builds|jobs)\/\d/i, 'Travis CI'],
  [/^https?:\/\/buildkite\.com\/[^/]+\/[^/]+\/builds\/\d/i, 'Buildkite'],
  [/\/job\/[^/]+\/(?:[^?#]*\/)?(?:\d+|last\w*Build)(?:\/|$)/, 'Jenkins'],
  [/\/_build\/results\?(?:[^#]*&)?buildId=\d/i, 'Azure Pipelines'],
  [/^https?:\/\/bitbucket\.org\/[^/]+\/[^/]+\/(?:addon\/)?pipelines\//i, 'Bitbucket Pipelines'],
  [/^https?:\/\/ci\.appveyor\.com\/project\/.*\/builds?\/\d/i, 'AppVeyor'],
  [/^https?:\/\/cirrus-ci\.com\/(?:build|task)\/\d/i, 'Cirrus CI'],
  [/^https?:\/\/(?:cloud\.)?drone\.[^/]+\/[^/]+\/[^/]+\/\d/i, 'Drone'],
  [/\/(?:viewLog\.html\?(?:[^#]*&)?buildId=\d|buildConfiguration\/[^/?#]+\/\d)/, 'TeamCity'],
]

export default defineRule({
  id: 'durable/expiring-url',
  summary: 'Evidence that is the address of a run, a job or a log.',
  rationale: `Services that run pipelines keep their runs for some weeks. After that the address leads nowhere, and with it goes
the proof that the check has ever passed. Capture what matters (the verdict, the log, the report) in a file of the repository,
and name that file; the address may stand beside it in words.

Addresses of releases, commits, issues and pull requests stay, and are accepted.`,
  severity: 'warning',
  fixable: false,
  messages: {
    expires: 'A run of {service} expires, and this {site} rests on it. Capture it to a file.',
  },
  *check({ index }) {
    for (const evidence of heldEvidence(index)) {
      const address = evidence.fact.target
      if (!/^https?:/i.test(address)) continue
      const service = RUNS.find(([pattern]) => pattern.test(address.slice(0, 2000)))?.[1]
      if (service) yield { at: placeOf(evidence), message: 'expires', data: { service, site: siteOf(evidence) } }
    }
  },
})
