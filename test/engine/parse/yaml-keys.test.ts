import { expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { refuseSameKeys } from '../../../src/engine/parse/yaml-keys.ts'

function errorsIn(text: string): string[] {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false })
  refuseSameKeys(document)
  return document.errors.map(({ code, message, pos }) => `${code} ${message} ${pos.join()}`)
}

test.each([
  'bell: 1\ntide: 2\nbell: 3\n',
  'bell: 1\nbell: 2\nbell: 3\n',
  'tides: [{ ebb: 1, ebb: 2 }, { ebb: 3 }]\n',
  'harbour:\n  - ebb: 1\n    "ebb": 2\n  - { ebb: 1 }\nharbour: 2\n',
  '{ a: 1, a: 2, b: [ }\n',
  '1: a\n"1": b\n? [1]\n: c\n? [1]\n: d\n',
  'constructor: 1\n__proto__: 2\n__proto__: 3\n',
  '<<: 1\n<<: 2\n',
  '',
])('says what the library says of keys that stand twice: %j', (text) => {
  const { errors } = parseDocument(text, { prettyErrors: false, uniqueKeys: true })
  const expected = [...errors].sort((a, b) => a.pos[0] - b.pos[0])
  expect(errorsIn(text)).toEqual(expected.map(({ code, message, pos }) => `${code} ${message} ${pos.join()}`))
})

test('a map of many keys', () => {
  const keys = Array.from({ length: 50_000 }, (_, at) => `k${at}: 1\n`).join('')
  expect(errorsIn(`${keys}k7: 2\n`)).toEqual([
    `DUPLICATE_KEY Map keys must be unique ${keys.length},${keys.length + 1}`,
  ])
})
