/** A printed page says on which day it was printed: a binder is read when the site says something else. */
import { dateInWords, dayOf } from './ages.ts'

addEventListener('beforeprint', () => {
  for (const line of document.querySelectorAll<HTMLElement>('[data-printed]')) {
    const day = dateInWords(dayOf(new Date()), document.documentElement.lang)
    line.textContent = line.dataset['printed']!.replace('{day}', () => day)
  }
})
