/** Content is untrusted, and terminals and workflow runners obey: whatever is not plain text is shown and never sent. */

/** C0, C1, soft hyphens, zero width (but for the joiners that emoji and scripts need), line separators, bidi, tags. */
const HIDDEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]/gu

/**
 * What runners take for a command: GitHub's `::` at the start of a line and `##[` anywhere, those of Azure `##vso[`.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
const COMMAND = /^\s*:(?=:)|(?<=##(?:vso)?)\[/gi

/** The text with every hidden or controlling character as a visible escape, `\u{1b}`, and without commands. */
export function visible(text: string): string {
  return shown(text).replace(COMMAND, (start) => start.slice(0, -1) + escaped(start.slice(-1)))
}

/** The same, commands left as they are: for formats that escape those in a way of their own. */
export function shown(text: string): string {
  return text.replace(HIDDEN, escaped)
}

export function escaped(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16)}}`
}
