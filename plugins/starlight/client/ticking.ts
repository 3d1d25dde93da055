/**
 * Steps of a runbook get boxes that remember what was ticked, in this browser, until the runbook's text changes. Boxes of
 * task lists are among them.
 */
import { dateInWords, dayOf } from './ages.ts'
import { latest, readTicks, restored, ticked, together, type Ticks } from './ticks.ts'

/** Translated, with `{done}`, `{total}`, `{step}`, `{section}`, `{count}`, `{day}` to be filled in. */
export interface TickWords {
  readonly progress: string
  readonly step: string
  readonly stepIn: string
  readonly removed: string
  readonly changed: string
}

const bar = document.querySelector<HTMLElement>('.tl-tick-bar')
const content = document.querySelector<HTMLElement>('.sl-markdown-content')
if (bar && content) start(bar, content)

function start(bar: HTMLElement, content: HTMLElement): void {
  const words = JSON.parse(bar.dataset['words']!) as TickWords
  const boxes = boxesIn(content, words)
  const key = `throughline:ticks:${location.pathname}`
  const today = () => dayOf(new Date())
  const { ticks: found, dropped } = restored(readTicks(read(key)), bar.dataset['version']!, boxes.length, today())
  let ticks = found
  let undone: Ticks | undefined
  // Where nothing can be kept, what is shown is all there is.
  let isKept = true
  const current = () => (isKept ? latest(ticks, readTicks(read(key)), boxes.length) : ticks)

  const [message, reset, undo, close] = [
    bar.querySelector('[role="status"]')!,
    bar.querySelector<HTMLButtonElement>('[data-tick-reset]')!,
    bar.querySelector<HTMLButtonElement>('[data-tick-undo]')!,
    bar.querySelector<HTMLButtonElement>('[data-tick-close]')!,
  ]
  const say = (text: string, shown: HTMLButtonElement) => {
    message.textContent = text
    for (const button of [reset, undo, close]) button.hidden = button !== shown
    bar.hidden = false
  }
  const show = () => {
    const progress = filled(words.progress, { done: ticks.done.length, total: boxes.length })
    boxes.forEach((box, step) => (box.checked = ticks.done.includes(step)))
    for (const each of document.querySelectorAll('.tl-progress')) each.textContent = progress
    if (ticks.done.length > 0) say(progress, reset)
    else bar.hidden = true
  }
  const keep = (next: Ticks) => {
    ticks = next
    isKept = write(key, ticks)
    show()
  }

  content.addEventListener('change', ({ target }) => {
    const step = boxes.indexOf(target as HTMLInputElement)
    if (step === -1) return
    undone = undefined
    keep(ticked(current(), step, boxes[step]!.checked, today()))
  })
  reset.addEventListener('click', () => {
    undone = current()
    keep({ ...undone, done: [] })
    say(words.removed, undo)
    undo.focus()
  })
  undo.addEventListener('click', () => {
    if (undone) keep(together(current(), undone))
    reset.focus()
  })
  close.addEventListener('click', () => keep(current()))
  // Another tab with the same runbook has ticked.
  addEventListener('storage', (event) => {
    if (event.key !== key && event.key !== null) return
    const next = current()
    if (next === ticks) return
    undone = undefined
    ticks = next
    show()
  })

  show()
  if (dropped) {
    const day = dateInWords(dropped.day, document.documentElement.lang)
    say(filled(words.changed, { count: dropped.count, day }), close)
  }
}

/** One for each item of an outermost numbered list, and those of task lists, in the order of the page. */
function boxesIn(content: HTMLElement, words: TickWords): HTMLInputElement[] {
  const boxes: HTMLInputElement[] = []
  let section = ''
  for (const block of content.children) {
    section =
      (block.matches('h2,h3,h4') ? block : block.querySelector(':scope > :is(h2,h3,h4)'))?.textContent ?? section
    const steps = block instanceof HTMLOListElement ? [...block.children] : []
    for (const item of block.querySelectorAll('li')) {
      const own = item.querySelector<HTMLInputElement>(
        ':scope > input[type=checkbox], :scope > p > input[type=checkbox]',
      )
      const step = steps.indexOf(item)
      if (own) boxes.push(enabled(own))
      else if (step !== -1) {
        const number = (block as HTMLOListElement).start + step
        const label = filled(section === '' ? words.step : words.stepIn, { step: number, section: section.trim() })
        boxes.push(boxBefore(item, label))
      }
    }
  }
  return boxes
}

function enabled(box: HTMLInputElement): HTMLInputElement {
  box.disabled = false
  box.autocomplete = 'off'
  return box
}

/** Stands in room that runbook.css keeps free, so that nothing moves. */
function boxBefore(item: HTMLElement, label: string): HTMLInputElement {
  const box = document.createElement('input')
  box.type = 'checkbox'
  box.className = 'tl-step-box'
  box.setAttribute('aria-label', label)
  item.prepend(box)
  return enabled(box)
}

function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** A private window, or a full disk, forgets: ticking goes on without. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Whether the browser keeps them. */
function write(key: string, ticks: Ticks): boolean {
  try {
    if (ticks.done.length > 0) localStorage.setItem(key, JSON.stringify(ticks))
    else localStorage.removeItem(key)
    return true
  } catch {
    return false
  }
}
