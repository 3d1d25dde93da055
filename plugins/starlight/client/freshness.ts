/** A page is read long after it was built: its badge counts again on the reader's day. */
import { dayOf, isAhead, sinceInWords, stateOn } from './ages.ts'

const today = dayOf(new Date())
for (const badge of document.querySelectorAll<HTMLElement>('.tl-freshness[data-overdue-on]')) {
  const { dueOn, overdueOn, words } = badge.dataset
  const [state, since] = [badge.querySelector<HTMLElement>('.tl-state')!, badge.querySelector('.tl-since')!]
  const date = badge.querySelector('time')!.dateTime
  const now = stateOn(today, { date, dueOn, overdueOn })
  const told = JSON.parse(words!) as Record<typeof now | 'ahead', string>
  if (state.dataset['state'] !== now) {
    state.dataset['state'] = now
    state.textContent = told[now]
  }
  const inWords = isAhead(date, today) ? told.ahead : sinceInWords(date, today, document.documentElement.lang)
  if (since.textContent !== `(${inWords})`) since.textContent = `(${inWords})`
}
