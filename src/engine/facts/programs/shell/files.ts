/** What commands do with the files among their words. */
import { behind, has, readArguments, valuesOf } from './arguments.ts'
import { read, touch } from './emit.ts'
import { FILE_COMMANDS, type FileCommand } from './file-commands.ts'
import type { Frame } from './frame.ts'
import type { Position } from './position.ts'
import { concat, plainOf } from './text.ts'
import type { Field } from './words.ts'

/** Words of yq before its expression. */
const YQ_COMMANDS = new Set(['e', 'eval', 'ea', 'eval-all'])

/** False where the command is none that reads the files it names. */
export function useFiles(name: string, fields: readonly Field[], frame: Frame, position: Position): boolean {
  const command = FILE_COMMANDS.get(name)
  if (command) {
    readFiles(
      command,
      name === 'yq' && YQ_COMMANDS.has(fields[0]?.lead ?? '') ? fields.slice(1) : fields,
      frame,
      position,
    )
    return true
  }
  const change = CHANGES.get(name)
  change?.(fields, frame, position)
  return change !== undefined
}

function readFiles(command: FileCommand, given: readonly Field[], frame: Frame, position: Position): void {
  const fields = command.pairs ? withoutPairs(command.pairs, given, frame, position) : given
  const found = readArguments(fields, { values: new Set(command.values) })
  for (const field of valuesOf(found, ...(command.reads ?? []))) read(frame, field, position)
  for (const field of valuesOf(found, ...(command.writes ?? []))) touch(frame, 'write', field)
  if (!found.isSure && command.skips) return
  if (has(found, ...(command.idle ?? []))) return
  const edits = has(found, ...(command.edits ?? []))
  // `sed -i ''`, as it is on a Mac.
  const operands = edits ? found.operands.filter(({ text }) => plainOf(text) !== '') : found.operands
  const suffixes = edits
    ? fields.flatMap(({ lead }) => /^(?:-[nErsu]*i|--in-place=)(\.\w+)$/.exec(lead)?.[1] ?? [])
    : []
  const skips = command.skips && !has(found, ...(command.instead ?? [])) ? command.skips : 0
  for (const [at, field] of operands.slice(skips).entries()) {
    if (command.hasOutput && at === 1) touch(frame, 'write', field)
    // `awk '…' name=value file`.
    else if (!/^\w+=/.test(field.lead)) read(frame, field, position)
    if (edits) touch(frame, 'write', field)
    // `sed -i.bak`.
    for (const suffix of suffixes) touch(frame, 'write', { ...field, text: field.text && concat(field.text, [suffix]) })
  }
}

function withoutPairs(
  pairs: ReadonlyMap<string, 'text' | 'file'>,
  fields: readonly Field[],
  frame: Frame,
  position: Position,
): Field[] {
  const others: Field[] = []
  for (let at = 0; at < fields.length; at++) {
    const sort = pairs.get(fields[at]!.lead)
    if (sort === undefined) others.push(fields[at]!)
    else {
      const file = fields[at + 2]
      if (sort === 'file' && file) read(frame, file, position)
      at += 2
    }
  }
  return others
}

type Change = (fields: readonly Field[], frame: Frame, position: Position) => void

const COPY_VALUES = new Set([
  '-t',
  '--target-directory',
  '-S',
  '--suffix',
  '-m',
  '-o',
  '-g',
  '--mode',
  '--owner',
  '--group',
])

function copies(isMove: boolean): Change {
  return (fields, frame, position) => {
    const found = readArguments(fields, { values: COPY_VALUES })
    const [target] = valuesOf(found, '-t', '--target-directory')
    if (!found.isSure || has(found, '-d', '--directory')) {
      if (has(found, '-d', '--directory')) for (const field of found.operands) touch(frame, 'write', field)
      return
    }
    const sources = target ? found.operands : found.operands.slice(0, -1)
    const last = target ? undefined : found.operands.at(-1)
    for (const field of sources) {
      // What a gate moves away it has made itself: else it would run once only.
      read(frame, field, isMove ? { ...position, isConditional: true } : position)
      if (isMove) touch(frame, 'remove', field)
      const into = target ?? (sources.length > 1 || /\/$/.test(tailOf(last)) ? last : undefined)
      if (into) touch(frame, 'write', inside(into, field))
    }
    if (last && sources.length === 1 && !/\/$/.test(tailOf(last))) touch(frame, 'write', last)
  }
}

/** The file of a name within a directory. */
function inside(directory: Field, { lead, text }: Field): Field {
  const plain = plainOf(text)?.replace(/\/$/, '') ?? ''
  const name = plain.slice(plain.lastIndexOf('/') + 1)
  const path =
    text === null || name === ''
      ? null
      : directory.text && concat(directory.text, [tailOf(directory).endsWith('/') ? name : `/${name}`])
  return { text: path, lead, isMany: false, span: directory.span }
}

function tailOf(field: Field | undefined): string {
  const last = field?.text?.at(-1)
  return typeof last === 'string' ? last : ''
}

function each(does: 'write' | 'remove', ...values: readonly string[]): Change {
  return (fields, frame) => {
    for (const field of readArguments(fields, { values: new Set(values) }).operands) touch(frame, does, field)
  }
}

const CHANGES: ReadonlyMap<string, Change> = new Map<string, Change>([
  ['cp', copies(false)],
  ['install', copies(false)],
  ['mv', copies(true)],
  ['rm', each('remove')],
  ['unlink', each('remove')],
  ['tee', each('write')],
  ['touch', each('write', '-d', '-r', '-t', '--date', '--reference')],
  ['mkdir', each('write', '-m', '--mode')],
  ['ln', (fields, frame) => each('write')(fields.slice(-1), frame, { ifFalse: 'lost', isConditional: false })],
  [
    'git',
    (fields, frame, position) => {
      const [command, ...others] = fields
      if (command?.lead === 'rm' && !others.some(({ lead }) => lead === '--cached'))
        each('remove')(others, frame, position)
      if (command?.lead === 'mv') copies(true)(others, frame, position)
    },
  ],
])

/** Commands whose `-o` is no file. */
const OTHER_OUTPUT =
  /^(?:[efz]?grep|rg|find|set|shopt|ssh|scp|sftp|mount|kubectl|helm|ps|ls|yq|az|unzip|gh|aws|test|\[|read|declare)$/

const OUTPUT = /^(-[oO]|--out(?:put|file|dir|File|Dir|-file|-dir|-path)?)(=|$)/

/** `-o f`, `--output f`, `--outfile=f`, `--outDir d` of any command: files that nobody has to keep. */
export function writeOutputs(name: string, fields: readonly Field[], frame: Frame): void {
  for (const [at, field] of fields.entries()) {
    const [, option, rest] = OUTPUT.exec(field.lead) ?? []
    if (option === undefined || (option === '-o' && OTHER_OUTPUT.test(name)) || (option === '-O' && name !== 'wget'))
      continue
    const value = rest === '=' ? behind(field, option.length + 1) : fields[at + 1]
    if (value && /[./]/.test(tailOf(value))) touch(frame, 'write', value)
  }
}
