/** The first day that a text names as ISO 8601 writes it: `2026-09-02` of `accepted (2026-09-02)`. No day that a month lacks. */
export function isoDayIn(text: string): string | undefined {
  for (const [day, year, month, number] of text.matchAll(/(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g)) {
    const time = new Date(Date.UTC(Number(year), Number(month) - 1, Number(number)))
    if (time.getUTCMonth() + 1 === Number(month) && time.getUTCDate() === Number(number)) return day
  }
  return undefined
}
