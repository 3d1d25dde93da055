/**
 * UTF-8 that something once read as Windows-1252 or MacRoman. A run is reported only where its characters, written
 * back as the bytes of that encoding, are one well-formed UTF-8 sequence of a sort that texts really have: anything
 * looser would find faults in French quotation marks and in mathematics.
 */

const WINDOWS_1252_HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const MAC_ROMAN =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ'

const fromWindows = new Map<string, number>([...WINDOWS_1252_HIGH].map((char, i) => [char, 0x80 + i]))
for (let byte = 0xa0; byte <= 0xff; byte++) fromWindows.set(String.fromCharCode(byte), byte)
const fromMac = new Map<string, number>([...MAC_ROMAN].map((char, i) => [char, 0x80 + i]))

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export interface MojibakeRun {
  readonly start: number
  readonly end: number
  readonly replacement: string
}

/** The run of misread sequences that starts at an offset, with what was meant; undefined where none does. */
export function mojibakeAt(text: string, start: number): MojibakeRun | undefined {
  let run: MojibakeRun | undefined
  for (;;) {
    const at = run?.end ?? start
    const found = sequenceAt(text, at, fromWindows, isLikelyWindows) ?? sequenceAt(text, at, fromMac, isLikelyMac)
    if (!found) return run
    run = { start, end: found.end, replacement: (run?.replacement ?? '') + found.replacement }
  }
}

/** What either encoding shows of a lead byte: see `isSuspect` of the scan. */
const LEAD = /[\u00c2\u00c3\u00d4\u00e2\u00ef\u00f0\u201a\u221a]/g

/** The text as it was meant: what its fix would change says the same before and after. */
export function withoutMojibake(text: string): string {
  let mended = ''
  let done = 0
  for (const { index } of text.matchAll(LEAD)) {
    const run = index < done ? undefined : mojibakeAt(text, index)
    if (!run) continue
    mended += text.slice(done, run.start) + run.replacement
    done = run.end
  }
  return done === 0 ? text : mended + text.slice(done)
}

function sequenceAt(
  text: string,
  start: number,
  bytesOf: ReadonlyMap<string, number>,
  isLikely: (lead: number, decoded: string) => boolean,
): MojibakeRun | undefined {
  const lead = bytesOf.get(text[start]!)
  const length = lead === undefined ? 0 : lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0
  if (lead === undefined || length === 0) return undefined
  const bytes = new Uint8Array(length)
  for (let i = 0; i < length; i++) {
    const byte = bytesOf.get(text[start + i] ?? '')
    if (byte === undefined || (i > 0 && (byte & 0xc0) !== 0x80)) return undefined
    bytes[i] = byte
  }
  try {
    const replacement = decoder.decode(bytes)
    return isLikely(lead, replacement) ? { start, end: start + length, replacement } : undefined
  } catch {
    // Not UTF-8 after all (a surrogate, an overlong form): the characters are what the author typed.
    return undefined
  }
}

/** Accented Latin letters, typographic punctuation, arrows and symbols, byte-order marks, emoji. */
function isLikelyWindows(lead: number, decoded: string): boolean {
  if (lead === 0xc3) return true
  if (lead === 0xc2) return /[\u00a0©®°±·×§£µ]/.test(decoded)
  return isSymbol(decoded)
}

/** As above, without `√` and `¬` before signs that mathematics puts there. */
function isLikelyMac(lead: number, decoded: string): boolean {
  if (lead === 0xc3) return /[éèüöäàçñ]/.test(decoded) && decoded !== 'ñ'
  return lead !== 0xc2 && isSymbol(decoded)
}

function isSymbol(decoded: string): boolean {
  const code = decoded.codePointAt(0)!
  return (
    (code >= 0x2010 && code <= 0x2bff) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff ||
    code === 0xfffd ||
    (code >= 0x1f000 && code <= 0x1faff)
  )
}
