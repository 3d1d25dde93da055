// Says clearly that a Node is too old. Runs on any Node: plain JavaScript, no imports.
// The bound is that of running TypeScript directly (22.18), which is above what Astro and Vitest ask for (22.12).
const [major, minor] = process.versions.node.split('.').map(Number)
const isNewEnough = major >= 24 || (major === 22 && minor >= 18)

if (!isNewEnough) {
  process.stderr.write(
    [
      `Throughline needs Node 24, or 22 from 22.18 on; this is ${process.versions.node} (${process.execPath}).`,
      `On ${process.platform} ${process.arch} the lockfile brings no Node of its own, or it was left out.`,
      'Install Node 24 (see .nvmrc), or repeat `npm install --include=optional --ignore-scripts`.',
      '',
    ].join('\n'),
  )
  process.exit(1)
}
