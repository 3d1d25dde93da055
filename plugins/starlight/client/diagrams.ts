/** Draws the diagrams of a page when they come near, or the page is idle, and again when the theme changes. */
import { effortOf } from './diagram-effort.ts'
import { frameOf, type DiagramWords, type Frame } from './diagram-frame.ts'
import { themeOf } from './diagram-theme.ts'

/** A screen ahead, so that most are there before they are seen. */
const NEAR = '600px'

const root = document.documentElement
const frames = new Map<Element, Frame>()
/** Those to draw, in whatever theme is shown. */
const taken = new Set<Frame>()
const waiting = new Set<Frame>()
let work = Promise.resolve()

start()

function start(): void {
  const figures = document.querySelectorAll<HTMLElement>('figure.tl-diagram:not([data-problem])')
  const given = document.querySelector<HTMLElement>('[data-diagram-words]')?.dataset['diagramWords']
  if (given === undefined) return
  const words = JSON.parse(given) as DiagramWords
  for (const told of document.querySelectorAll<HTMLElement>('.tl-diagram-problem[data-line]')) tell(told, words)
  if (figures.length === 0) return
  for (const [at, figure] of [...figures].entries()) {
    const frame = frameOf(figure, `tl-diagram-${at + 1}`, words)
    frames.set(figure, frame)
    waiting.add(frame)
  }
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const frame = isIntersecting ? frames.get(target) : undefined
        if (!frame) continue
        observer.unobserve(target)
        take(frame)
      }
    },
    { rootMargin: NEAR },
  )
  for (const figure of figures) observer.observe(figure)
  new MutationObserver(() => taken.forEach(enqueue)).observe(root, { attributeFilter: ['data-theme'] })
  // Not every browser waits with printing; by then most are there.
  addEventListener('load', () => whenIdle(takeNext))
  addEventListener('beforeprint', takeAll)
  matchMedia('print').addEventListener('change', takeAll)
}

function take(frame: Frame): void {
  if (!waiting.delete(frame)) return
  const effort = effortOf(frame.text)
  const draw = () => {
    taken.add(frame)
    enqueue(frame)
  }
  if (effort === 'endless') frame.fail()
  else if (effort === 'much') frame.offer(draw)
  else draw()
}

function takeAll(): void {
  for (const frame of waiting) take(frame)
}

/** One in each idle moment, so that nobody who reads has to wait for what is far away. */
function takeNext(): void {
  const [next] = waiting
  if (!next) return
  take(next)
  void work.then(() => whenIdle(takeNext))
}

function whenIdle(run: () => void): void {
  // Safari has no word of its own for it.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run)
  else setTimeout(run, 200)
}

/** Rendered pages are kept, and know one language only; what is wrong is said in English everywhere. */
function tell(told: HTMLElement, words: DiagramWords): void {
  const [before = '', after = ''] = words.problem.replace('{line}', told.dataset['line'] ?? '').split('{message}')
  told.replaceChildren(before, told.firstElementChild!, after)
}

/** One after the other: Mermaid has one state for all. */
function enqueue(frame: Frame): void {
  work = work.then(() => draw(frame))
}

/** The theme may change while Mermaid draws; then what it drew is let go, and the next in the queue draws anew. */
async function draw(frame: Frame): Promise<void> {
  const theme = themeOf(root)
  if (frame.drawn() === theme.name) return
  try {
    const { drawingOf } = await import('./diagram-drawing.ts')
    const drawing = await drawingOf({ text: frame.text, id: `${frame.id}-${theme.name}`, theme })
    if (theme.name === themeOf(root).name) frame.show(drawing, theme.name)
  } catch {
    // Whatever Mermaid says of a text that it cannot draw, the text itself says more.
    if (frame.drawn() === undefined) frame.fail()
  }
}
