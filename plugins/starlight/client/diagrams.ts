/** Draws the diagrams of a page when they come near, and again when the theme changes. */
import { frameOf, type DiagramWords, type Frame } from './diagram-frame.ts'
import { themeOf } from './diagram-theme.ts'

/** A screen ahead, so that most are there before they are seen. */
const NEAR = '600px'

const root = document.documentElement
const frames = new Map<Element, Frame>()
const near = new Set<Frame>()
let work = Promise.resolve()

start()

function start(): void {
  const figures = document.querySelectorAll<HTMLElement>('figure.tl-diagram:not([data-problem])')
  const given = document.querySelector<HTMLElement>('[data-diagram-words]')?.dataset['diagramWords']
  if (given === undefined) return
  const words = JSON.parse(given) as DiagramWords
  for (const told of document.querySelectorAll<HTMLElement>('.tl-diagram-problem[data-line]')) tell(told, words)
  if (figures.length === 0) return
  for (const [at, figure] of [...figures].entries()) frames.set(figure, frameOf(figure, `tl-diagram-${at + 1}`, words))
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const frame = isIntersecting ? frames.get(target) : undefined
        if (!frame) continue
        observer.unobserve(target)
        near.add(frame)
        enqueue(frame)
      }
    },
    { rootMargin: NEAR },
  )
  for (const figure of figures) observer.observe(figure)
  new MutationObserver(() => near.forEach(enqueue)).observe(root, { attributeFilter: ['data-theme'] })
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
