/** What terminals, runners and line tools could take for more than data. All of it stands inside of strings. */
const RISKY = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]|(?<=##(?:vso)?)\[/gi

/** JSON that carries the data intact and is plain text: what could be obeyed on the way is escaped as JSON escapes. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(
    RISKY,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
