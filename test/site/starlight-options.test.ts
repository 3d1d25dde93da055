import { AstroError } from 'astro/errors'
import { expect, it } from 'vitest'
import throughline from '../../plugins/starlight.ts'
import { readOptions } from '../../plugins/starlight/options.ts'

it('needs no options', () => {
  expect(readOptions()).toEqual({ prefix: 'plan', sidebar: true })
  expect(readOptions({})).toEqual({ prefix: 'plan', sidebar: true })
})

it('takes each option', () => {
  expect(readOptions({ prefix: 'about/the-plan', sidebar: false })).toEqual({
    prefix: 'about/the-plan',
    sidebar: false,
  })
})

const PREFIX = '  prefix: takes lower-case letters, digits and hyphens, parted by slashes: "plan"'

it.each([
  ['a prefix with a slash in front', { prefix: '/plan' }, PREFIX],
  ['a prefix with a slash behind', { prefix: 'plan/' }, PREFIX],
  ['an empty prefix', { prefix: '' }, PREFIX],
  ['a prefix that leads out', { prefix: '../plan' }, PREFIX],
  ['a prefix that is no text', { prefix: 7 }, '  prefix: takes text: "plan"'],
  ['a sidebar that is no answer', { sidebar: 'yes' }, '  sidebar: takes true or false'],
  ['an option that is none', { prefx: 'plan' }, '  options: "prefx" is none of them'],
  ['two that are none', { a: 1, b: 2 }, '  options: "a", "b" are none of them'],
  ['something else than an object', 'plan', '  options: takes an object'],
])('refuses %s', (_name, given, fault) => {
  const refused = errorOf(() => throughline(given as never))
  expect(refused).toBeInstanceOf(AstroError)
  expect(refused.message).toBe(`Throughline cannot read its options.\n\n${fault}`)
  expect(refused.hint).toBe('throughline() takes { prefix?: string, sidebar?: boolean }.')
})

it('names every fault at once', () => {
  const { message } = errorOf(() => readOptions({ prefix: 'Plan', sidebar: 1 }))
  expect(message).toBe(`Throughline cannot read its options.\n\n${PREFIX}\n  sidebar: takes true or false`)
})

function errorOf(run: () => unknown): AstroError {
  try {
    run()
  } catch (error) {
    return error as AstroError
  }
  throw new Error('Nothing was refused.')
}
