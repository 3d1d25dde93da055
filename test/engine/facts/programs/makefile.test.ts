import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makefileProgram } from '../../../../src/engine/facts/programs/makefile.ts'
import { expectSpansInside, routinesOf } from './uses.ts'

function targets(...lines: string[]): string[][] {
  const text = lines.map((line) => `${line}\n`).join('')
  return routinesOf(text, makefileProgram(text))
}

describe('a target', () => {
  test('starts the targets it needs, and reads the files that no rule makes', () => {
    expect(
      targets(
        '.PHONY: all shelf',
        'all: shelf docs/list.md out/a.html out/b.o books',
        'shelf: | all',
        'out/%.html: docs/%.md',
        '\tcat $<',
        '.c.o:',
      ),
    ).toEqual([
      ['all', 'start make-target shelf', 'read docs/list.md'],
      ['shelf', 'start make-target all'],
    ])
  })

  test('does what its recipe does, each line in a shell of its own', () => {
    expect(
      targets(
        'lend: ; @cat a.md',
        '\t@cd shelf && cat b.md',
        '\tcat c.md \\',
        '\t  d.md # cat e.md',
        '# not a line',
        '',
        '\t$(MAKE) -C desk open && make shut',
        '\t${MAKE}',
      ),
    ).toEqual([
      [
        'lend',
        'read a.md',
        'read shelf/b.md at b.md',
        'read c.md',
        'read d.md',
        'start make-target open in desk',
        'start make-target shut',
        'start make-target  at ${MAKE}',
      ],
    ])
  })

  test('that several rules tell of is one routine', () => {
    expect(targets('lend:: a.md', 'shut lend: b.md', '\tcat c.md')).toEqual([
      ['lend', 'read a.md', 'read b.md', 'read c.md'],
      ['shut', 'read b.md', 'read c.md'],
    ])
  })

  test('ignores what a line begins with `-`', () => {
    expect(targets('lend:', '\t-@cat a.md', '\t@-test -f b.md', '\t- node c.mjs; cat d.md || true')).toEqual([
      ['lend', 'read a.md by -', 'probe b.md', 'run c.mjs, if', 'read d.md by || true'],
    ])
  })

  test('between `ifdef` and `endif` requires nothing', () => {
    expect(
      targets(
        'ifdef CI',
        'lend: a.md',
        '\tcat b.md',
        'else',
        'lend: shut',
        'endif',
        'shut:',
        'ifeq (a,b)',
        '\tnode c.mjs',
        'endif',
        '\tcat d.md',
      ),
    ).toEqual([
      ['lend', 'probe a.md', 'probe b.md', 'start make-target shut, if'],
      ['shut', 'run c.mjs, if', 'read d.md'],
    ])
  })
})

describe('names', () => {
  test('with one constant value stand for it, whoever uses them', () => {
    expect(
      targets(
        'DOCS := docs',
        'LIST = $(DOCS)/list.md',
        'DESK ?= desk.md # the desk',
        'ALL := a.md',
        'ALL += b.md',
        'export OUT ::= out',
        '$(OUT)/x.html: $(LIST) $(ALL)',
        '\tcat "$(LIST)" ${DESK} $(ALL) $< > $@',
        '\tfor f in $^; do cat docs/$$f; done',
      ),
    ).toEqual([
      [
        'out/x.html at $(OUT)/x.html',
        'read docs/list.md at $(LIST)',
        'read a.md at $(ALL)',
        'read b.md at $(ALL)',
        'write out/x.html at $@',
        'read docs/list.md at $(LIST)',
        'read desk.md at ${DESK}',
        'read a.md at $(ALL)',
        'read b.md at $(ALL)',
        'read docs/list.md at $<',
        'read docs/docs/list.md at $^',
        'read docs/a.md at $^',
        'read docs/b.md at $^',
      ],
    ])
  })

  test('with several values, or with none that can be told, stand for nothing', () => {
    expect(
      targets(
        'A := a.md',
        'A := b.md',
        'B != ls',
        'C := $(shell git rev-parse --show-toplevel)',
        'D = $(E)',
        'E = $(D)',
        'lend: F = f.md',
        'lend: $(A) $(wildcard *.md)',
        '\tcat $(A) $(B) $(C)/c.md $(D) $(F) $(call page,x) $* x.md',
        '\tgrep $(OPTIONS) word list.md',
        '$(A): y.md',
        '%: z.md',
      ),
    ).toEqual([['lend', 'read x.md']])
  })

  test('make hands `$$` to the shell, and knows its own directory', () => {
    expect(
      targets('ROOT := $(CURDIR)', 'lend:', '\tP=a.md; cat $$P "$(ROOT)/b.md" $(shell pwd)/c.md "$$(cat d.md)"'),
    ).toEqual([
      [
        'lend',
        'read d.md',
        'read a.md at $$P',
        'read <start>/b.md at $(ROOT)/b.md',
        'read <start>/c.md at $(shell pwd)/c.md',
      ],
    ])
  })
})

test('what only make can work out is passed over', () => {
  expect(
    targets(
      'define page',
      'x: y.md',
      '\tcat z.md',
      'endef',
      '$(eval $(call page))',
      '-include more.mk',
      'vpath %.md docs',
      'lend:',
      '\tcat a.md',
    ),
  ).toEqual([['lend', 'read a.md']])
  expect(targets('SHELL := /usr/bin/python3', 'lend: a.md', '\tcat b.md')).toEqual([['lend', 'read a.md']])
})

test('with .ONESHELL the lines of a recipe share a shell', () => {
  expect(targets('.ONESHELL:', 'lend:', '\tcd shelf', '\tcat a.md')).toEqual([['lend', 'read shelf/a.md at a.md']])
})

test('a byte-order mark, CRLF and emoji move every place', () => {
  const text = '\ufeffLIST := 📚.md\r\nlend: \\\r\n  shut $(LIST)\r\n\tcat "📚 a.md" \\\r\n\t  b.md\r\nshut:\r\n'
  expect(routinesOf(text, makefileProgram(text))).toEqual([
    ['lend', 'start make-target shut', 'read 📚.md at $(LIST)', 'read 📚 a.md', 'read b.md'],
    ['shut'],
  ])
})

test('never throws, and every place lies in the text', () => {
  const part = fc.constantFrom(
    ...[
      'lend',
      'shut',
      ':',
      '::',
      '=',
      ':=',
      '?=',
      '+=',
      '\n',
      '\n\t',
      '\r\n',
      '\\\n',
      '\t',
      ' ',
      ';',
      '#',
      '\\#',
      '%',
      '|',
      '-',
      '@',
    ],
    ...[
      '$(',
      '${',
      ')',
      '}',
      '$',
      '$$',
      '$@',
      '$^',
      '$(LIST)',
      'LIST',
      'cat a.md',
      'ifdef X',
      'else',
      'endif',
      'define x',
      'endef',
      '🌊',
      '\ufeff',
    ],
  )
  const text = fc.oneof(
    fc.array(part, { maxLength: 60 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 100 }),
  )
  fc.assert(
    fc.property(text, (source) => expectSpansInside(source, makefileProgram(source))),
    { numRuns: 3000 },
  )
})

test('names that call each other without end are soon given up', () => {
  const names = Array.from({ length: 5000 }, (_, at) => `V${at} = $(V${at + 1})$(V${at + 1})`)
  expect(targets(...names, 'lend:', '\tcat $(V0) a.md')).toEqual([['lend', 'read a.md']])
})
