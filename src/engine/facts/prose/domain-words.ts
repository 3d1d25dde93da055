/** Words of those who plan and operate software, which dictionaries of English lack. In lower case. */
export const DOMAIN_WORDS: ReadonlySet<string> = new Set(
  `runbook runbooks kubectl terraform idempotent idempotence idempotency kubernetes rollback rollbacks rollout rollouts
  monorepo monorepos codebase codebases changelog changelogs frontmatter markdown linter linters linting lint preflight
  postmortem postmortems playbook playbooks dashboard dashboards allowlist allowlists allowlisted denylist denylists
  blocklist blocklists failover failovers backfill backfills backfilled backfilling hotfix hotfixes namespace namespaces
  namespaced middleware middlewares subdirectory subdirectories subcommand subcommands toolchain toolchains tooling
  config configs repo repos spec specs param params async sync enum enums regex regexes schema schemas schemata
  cutover cutovers changeset changesets changefeed dataset datasets datastore datastores webhook webhooks daemonset
  daemonsets statefulset statefulsets configmap configmaps kubelet kubelets kubeconfig etcd sidecar sidecars
  autoscaler autoscalers autoscaling autoscale serverless microservice microservices hypervisor observability
  traceability testability deployability operability onboarding offboarding upsert upserts upserted dedupe deduped
  dedupes deduplicate deduplicated deduplication retry retries retryable unretryable teardown teardowns bootstrapper
  scaffolder scaffolding codemod codemods memoize memoized memoization denormalize denormalized roadmap roadmaps
  timeboxed timebox scratchpad scratchpads walkthrough walkthroughs tradeoff tradeoffs throughput sandboxed sandboxing
  unmarshal deserialize deserialized deserialization serializer serializers parser parsers tokenizer tokenizers
  lockfile lockfiles makefile makefiles dockerfile dockerfiles gitignore gitops devops devsecops mlops finops
  passthrough passthroughs pluggable composable greenfield brownfield backport backports backported upstreamed
  queryable cacheable mergeable rebase rebased rebases rebasing squash squashed cherrypick reviewable unreviewed
  untracked unstaged uncommitted unmerged unpushed submodule submodules worktree worktrees toplevel prerelease
  prereleases semver nonce keypair keypairs keyring plaintext cleartext ciphertext mutex mutexes semaphore goroutine
  goroutines coroutine coroutines opentelemetry grafana prometheus kustomize helmfile ansible nginx redis kafka
  postgres sqlite mermaid starlight astro satteri eslint prettier vitest tsconfig npm pnpm yarn vite stdout stderr stdin
  subagent subagents agentic prompt chatops paginate paginated pagination pageable parameterize parameterized
  parameterization instantiation instantiations lifecycles wireframe wireframes wordmark favicon favicons viewport
  screenshot screenshots screencast tooltip tooltips dropdown dropdowns lightbox breadcrumb breadcrumbs sitemap
  rerun reruns rerunning rerunnable precompute precomputed teardown noop noops stateful stateless stateful unstyled
  unary bitmask checksum checksums hashable subpath subpaths subtree subtrees basename dirname wildcard wildcards
  automerge autofix autofixes autofixed autoload autoloaded transpile transpiled transpiler polyfill polyfills treeshake
  reentrancy reentrant dedup dedups dedupped kwarg kwargs ecommerce acked acking nacked retag retags retagged retagging
  unrun janky jank lossiness mosquitto ollama`.split(/\s+/),
)
