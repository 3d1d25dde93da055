import { expect, test } from 'vitest'
import { recoverWrites, writeFiles, type FileChange } from '../../src/workspace/write.ts'
import { madeUpMachine, type MadeUpMachine, type Trouble } from './made-up-machine.ts'

const ROOT = '/tide'

const OLD = { '/tide/bells.md': 'old bells\n', '/tide/quay/lamps.md': 'old lamps\n', '/tide/quay/other.md': 'other\n' }

/** Two files that change and one that is new, in a folder that is new. */
const CHANGES: readonly FileChange[] = [
  { path: 'bells.md', before: 'old bells\n', text: 'new bells\n' },
  { path: 'quay/lamps.md', before: 'old lamps\n', text: 'new lamps, brighter\n' },
  { path: 'pier/north/boats.md', before: undefined, text: 'new boats\n' },
]

function machineWith(trouble: Trouble = {}): MadeUpMachine {
  return madeUpMachine(OLD, trouble)
}

const BEFORE = machineWith().files()

const AFTER = new Map([
  ['/tide/bells.md', '640 new bells\n'],
  ['/tide/pier/north/boats.md', '644 new boats\n'],
  ['/tide/quay/lamps.md', '640 new lamps, brighter\n'],
  ['/tide/quay/other.md', '640 other\n'],
])

const ALL_STEPS = stepsOf((machine) => {
  writeFiles(ROOT, CHANGES, machine)
})

function stepsOf(work: (machine: MadeUpMachine) => void): readonly string[] {
  const machine = machineWith()
  work(machine)
  return machine.steps()
}

/** What a power cut before a step leaves behind, with the names that were not flushed kept or lost. */
function cutAt(step: number, keepsNames: boolean, trouble: Trouble = {}): MadeUpMachine {
  const machine = machineWith({ cutAt: step })
  doesNotThrow(() => {
    writeFiles(ROOT, CHANGES, machine)
  })
  return machine.restart(keepsNames, trouble)
}

function doesNotThrow(work: () => void): boolean {
  try {
    work()
    return true
  } catch {
    return false
  }
}

function isWhole(files: ReadonlyMap<string, string>): boolean {
  return [BEFORE, AFTER].some((whole) => JSON.stringify([...whole]) === JSON.stringify([...files]))
}

test('writes all files, keeps their modes, makes directories and leaves nothing else behind', () => {
  const machine = machineWith()
  writeFiles(ROOT, CHANGES, machine)
  expect(machine.files()).toEqual(AFTER)
  expect(machine.look('/tide/.throughline')).toBeUndefined()
})

test('what it has claimed to be written outlives a power cut', () => {
  const machine = machineWith()
  writeFiles(ROOT, CHANGES, machine)
  const after = machine.restart(false)
  recoverWrites(ROOT, after)
  expect(after.files()).toEqual(AFTER)
})

test('killed at any step: every file is old or new, and the next run that writes makes the set whole', () => {
  expect(ALL_STEPS.length).toBeGreaterThan(30)
  for (const [step, name] of ALL_STEPS.entries()) {
    for (const keepsNames of [true, false]) {
      const machine = cutAt(step, keepsNames)
      const place = `${step} ${name} ${keepsNames}`
      for (const [path, text] of machine.files())
        if (!path.endsWith('.tmp')) expect([BEFORE.get(path), AFTER.get(path)], place).toContain(text)
      recoverWrites(ROOT, machine)
      expect(isWhole(machine.files()), place).toBe(true)
      expect(machine.look('/tide/.throughline'), place).toBeUndefined()
    }
  }
})

test('killed once more while the next run takes it back', () => {
  for (const step of ALL_STEPS.keys()) {
    const steps = stepsAfter(cutAt(step, true))
    for (const [again, name] of steps.entries()) {
      for (const keepsNames of [true, false]) {
        const machine = cutAt(step, true, { cutAt: again })
        doesNotThrow(() => {
          recoverWrites(ROOT, machine)
        })
        const last = machine.restart(keepsNames)
        recoverWrites(ROOT, last)
        expect(isWhole(last.files()), `${step}, then ${again} ${name} ${keepsNames}`).toBe(true)
      }
    }
  }
})

function stepsAfter(machine: MadeUpMachine): readonly string[] {
  recoverWrites(ROOT, machine)
  return machine.steps()
}

test.each(['flush', 'flush /tide/.throughline', 'flush /tide/quay'])(
  'a writer that skips "%s" is noticed',
  (skipped) => {
    const broken = [...ALL_STEPS.keys(), undefined].filter((step) =>
      [true, false].some((keepsNames) => {
        const machine = machineWith({ skipped, ...(step !== undefined && { cutAt: step }) })
        doesNotThrow(() => {
          writeFiles(ROOT, CHANGES, machine)
        })
        const after = machine.restart(keepsNames)
        const isRecovered = doesNotThrow(() => {
          recoverWrites(ROOT, after)
        })
        const isKept = step !== undefined || JSON.stringify([...after.files()]) === JSON.stringify([...AFTER])
        return !isRecovered || !isWhole(after.files()) || !isKept
      }),
    )
    expect(broken).not.toEqual([])
  },
)

test.each(['ENOSPC', 'EIO', 'EACCES', 'EROFS'])('refused at any step by %s: all as it was, or all written', (code) => {
  for (const [step, name] of ALL_STEPS.entries()) {
    const machine = machineWith({ refuseAt: step, code })
    const claimed = doesNotThrow(() => {
      writeFiles(ROOT, CHANGES, machine)
    })
    expect(machine.files(), `${step} ${name}`).toEqual(claimed ? AFTER : BEFORE)
  }
})

test('names the file that the system refuses, and says that nothing was changed', () => {
  const step = ALL_STEPS.indexOf('rename /tide/quay/lamps.md')
  const machine = machineWith({ refuseAt: step, code: 'ENOSPC' })
  expect(() => {
    writeFiles(ROOT, CHANGES, machine)
  }).toThrow(
    expect.objectContaining({
      faults: [
        { message: 'quay/lamps.md cannot be written: No space left on the device', hint: 'nothing was changed' },
      ],
    }),
  )
})

test('says so where it could not take back what it did, and leaves the journal to the next run', () => {
  const step = ALL_STEPS.indexOf('rename /tide/quay/lamps.md')
  const machine = machineWith({ refuseAt: step, refusesAllAfter: true, code: 'EIO' })
  expect(() => {
    writeFiles(ROOT, CHANGES, machine)
  }).toThrow(
    expect.objectContaining({
      faults: [
        {
          message: 'quay/lamps.md cannot be written: Input/output error',
          hint: 'what was written could not be taken back; the next run that writes does so',
        },
      ],
    }),
  )
  const after = machine.restart(true)
  recoverWrites(ROOT, after)
  expect(after.files()).toEqual(BEFORE)
})

test('a file that was edited after the kill is left to its editor', () => {
  const step = ALL_STEPS.indexOf('rename /tide/pier/north/boats.md')
  const machine = cutAt(step, true)
  expect(machine.files().get('/tide/bells.md')).toBe('640 new bells\n')
  machine.edit('/tide/bells.md', 'bells by hand\n')
  recoverWrites(ROOT, machine)
  expect(machine.files()).toEqual(new Map([...BEFORE, ['/tide/bells.md', '640 bells by hand\n']]))
})

test('a write takes back first what another left, and then sees that its own texts are out of date', () => {
  const machine = cutAt(ALL_STEPS.indexOf('rename /tide/pier/north/boats.md'), true)
  expect(() => {
    writeFiles(ROOT, [{ path: 'bells.md', before: 'new bells\n', text: 'newer bells\n' }], machine)
  }).toThrow('bells.md is not written: it has changed since it was read')
  expect(machine.files()).toEqual(BEFORE)
})

test('refuses where the disk changes while it writes, and takes its own back', () => {
  const machine = machineWith({
    before(step, disk) {
      if (step.startsWith('create /tide/pier/north/')) disk.edit('/tide/quay/lamps.md', 'by hand\n')
    },
  })
  expect(() => {
    writeFiles(ROOT, CHANGES, machine)
  }).toThrow('quay/lamps.md is not written: it has changed since it was read')
  expect(machine.files()).toEqual(new Map([...BEFORE, ['/tide/quay/lamps.md', '640 by hand\n']]))
})

test('changes nothing, and takes no lock, where nothing is to change', () => {
  const machine = machineWith()
  writeFiles(ROOT, [{ path: 'bells.md', before: 'old bells\n', text: 'old bells\n' }], machine)
  writeFiles(ROOT, [], machine)
  recoverWrites(ROOT, machine)
  expect(machine.steps()).toEqual([])
})
