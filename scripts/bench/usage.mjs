// Loaded in front of the command with `--import`: writes what the process used to file descriptor 3 when it ends, as JSON.
// Worker threads load it too and stay silent: the figures of the process have theirs in them.
import { writeSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

if (isMainThread) {
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
    const usage = { megabytes: maxRSS / 1024, processorSeconds: (userCPUTime + systemCPUTime) / 1e6 }
    writeSync(3, JSON.stringify(usage))
  })
}
