/** A page is read long after it was built: its badge counts again on the reader's day. */
import { dayOf, sinceInWords, stateOn } from './ages.ts'

const today = dayOf(new Date())
for (const badge of document.querySelectorAll<HTMLElement>('.tl-freshness[data-overdue-on]')) {
  const { dueOn, overdueOn, words } = badge.dataset
  const [state, since] = [badge.querySelector<HTMLElement>('.tl-state')!, badge.querySelector('.tl-since')!]
  const now = stateOn(today, { dueOn, overdueOn })
  if (state.dataset['state'] !== now) {
    state.dataset['state'] = now
    state.textContent = (JSON.parse(words!) as Record<typeof now, string>)[now]
  }
  const inWords = sinceInWords(badge.querySelector('time')!.dateTime, today, document.documentElement.lang)
  if (since.textContent !== `(${inWords})`) since.textContent = `(${inWords})`
}
