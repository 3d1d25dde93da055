import { expect, test } from 'vitest'
import { verdictOn, type Machine } from '../../scripts/browser/find.ts'

const machine = (programs: readonly string[], others: Partial<Machine> = {}): Machine => ({
  environment: { PATH: '/usr/local/bin:/usr/bin' },
  isRoot: false,
  isProgram: (path) => programs.includes(path),
  ...others,
})

test('CHROME_PATH is taken before all that is on the PATH', () => {
  const programs = ['/opt/chrome', '/usr/bin/chromium-headless-shell']
  const environment = { PATH: '/usr/bin', CHROME_PATH: '/opt/chrome' }
  expect(verdictOn(machine(programs, { environment }))).toEqual({ state: 'found', path: '/opt/chrome' })
})

test('a CHROME_PATH that is no program is said, and nothing else is taken or installed', () => {
  const programs = ['/usr/bin/chromium', '/usr/bin/apt-get']
  const environment = { PATH: '/usr/bin', CHROME_PATH: '/opt/chrome' }
  expect(verdictOn(machine(programs, { environment, isRoot: true }))).toEqual({
    state: 'absent',
    advice: 'CHROME_PATH names no program: /opt/chrome',
  })
})

test.each([
  [
    ['/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/chromium-headless-shell'],
    '/usr/bin/chromium-headless-shell',
  ],
  [['/usr/bin/google-chrome', '/usr/bin/chromium'], '/usr/bin/chromium'],
  [['/usr/bin/google-chrome'], '/usr/bin/google-chrome'],
  [['/usr/bin/chromium', '/usr/local/bin/chromium'], '/usr/local/bin/chromium'],
])('of %j on the PATH, %s is taken', (programs, path) => {
  expect(verdictOn(machine(programs))).toEqual({ state: 'found', path })
})

test('a folder of the PATH that is no absolute path is not looked into', () => {
  const environment = { PATH: '.:bin:' }
  expect(verdictOn(machine(['./chromium', 'bin/chromium', '/chromium'], { environment }))).toMatchObject({
    state: 'absent',
  })
})

test('root on a Debian installs the one package, and nothing that it merely recommends', () => {
  expect(verdictOn(machine(['/usr/bin/apt-get'], { isRoot: true }))).toEqual({
    state: 'installable',
    commands: [
      ['apt-get', 'update'],
      ['apt-get', 'install', '--yes', '--no-install-recommends', 'chromium-headless-shell'],
    ],
  })
})

test.each([
  ['without root', ['/usr/bin/apt-get'], false],
  ['without apt-get', [], true],
])('%s, it is said what to install', (_, programs, isRoot) => {
  expect(verdictOn(machine(programs, { isRoot }))).toEqual({
    state: 'absent',
    advice:
      "Install Debian's chromium-headless-shell (apt-get install chromium-headless-shell), have chromium or google-chrome on the PATH, or set CHROME_PATH to the program of a Chrome.",
  })
})
